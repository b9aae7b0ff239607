import { AddForm } from '../../register/add-form.tsx'
import { AssignForm } from '../../register/assign-form.tsx'
import { MergeForm } from '../../register/merge-form.tsx'
import { RowForm } from '../../register/row-form.tsx'
import { SplitForm } from '../../register/split-form.tsx'
import { quoteOf } from '../../text/points.ts'
import { type DeskForm, useDesk } from './desk.ts'

/** The form that lies over the register, wired to the desk. */
export function DeskForms({ form }: { form: DeskForm }) {
  const desk = useDesk()
  const close = () => desk.openForm(null)
  const done = (id?: string) => {
    desk.setChecked(new Set())
    desk.setMarked(null)
    close()
    if (id) desk.select(id)
  }
  const shared = { register: desk.register, onDone: done, onLeave: close }
  switch (form.kind) {
    case 'edit': {
      const row = desk.rows.find((one) => one.id === form.row.id) ?? form.row
      return <RowForm key={row.revision} row={row} frozen={desk.frozen} {...shared} />
    }
    case 'split':
      return <SplitForm row={form.row} {...shared} />
    case 'merge':
      return <MergeForm rows={form.rows} {...shared} />
    case 'assign':
      return <AssignForm rows={form.rows} {...shared} />
    case 'add':
      return (
        <AddForm
          clause={form.clause}
          quote={quoteOf(desk.text, desk.points, form.clause)}
          period={desk.document.period}
          {...shared}
        />
      )
  }
}
