import type { ThemeConfig } from 'antd'

/** Text colours are darker than Ant Design's own, which fall below a contrast of 4.5 on white. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1c5a9c',
    colorLink: '#1c5a9c',
    colorLinkHover: '#17406d',
    colorInfo: '#1c5a9c',
    colorInfoBg: '#e8f0f9',
    colorInfoBorder: '#b9d0ea',
    colorSuccess: '#1e7a4c',
    colorWarning: '#9a6700',
    colorError: '#b42318',
    colorText: '#1b2733',
    colorTextSecondary: '#44535f',
    colorTextTertiary: '#576773',
    colorTextQuaternary: '#5f6f7b',
    colorTextPlaceholder: '#63727e',
    colorTextDescription: '#4d5c68',
    colorBgLayout: '#f4f6f8',
    colorBorder: '#c3ccd4',
    colorBorderSecondary: '#e3e8ec',
    borderRadius: 6,
    fontSize: 14,
    fontFamily: 'var(--reading)',
    fontFamilyCode: 'ui-monospace, "SFMono-Regular", "Cascadia Mono", "Noto Sans Mono CJK SC", monospace',
    wireframe: false,
    boxShadowTertiary: 'none',
  },
  components: {
    Menu: { itemBg: 'transparent', horizontalItemSelectedColor: '#1c5a9c', itemHeight: 44 },
    Segmented: { trackBg: '#e1e7ec' },
    Tabs: { horizontalMargin: '0 0 16px 0' },
    Drawer: { paddingLG: 20 },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
  },
}
