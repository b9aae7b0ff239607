/** Whether a dialog or drawer lies over the page and takes the keys. Closed ones stay in the page, hidden. */
export function isCovered(): boolean {
  return [...document.querySelectorAll('.ant-modal-wrap, .ant-drawer-open')].some((over) => over.checkVisibility())
}
