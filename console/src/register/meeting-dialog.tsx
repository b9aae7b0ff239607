import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { listWords } from '../words/list.ts'
import type { Register } from './commands.ts'
import { useFieldWords } from './field-words.ts'

/** Another planner was here first: cell by cell what they changed, and the choice between the two. */
export function MeetingDialog({ register }: { register: Register }) {
  const { t, i18n } = useTranslation()
  const words = useFieldWords()
  const { meeting } = register
  const both = meeting?.cells.some((cell) => cell.mine !== undefined) ?? false
  return (
    <Modal
      open={meeting !== null}
      onCancel={() => void register.settle('theirs')}
      width={720}
      title={t('meeting.title')}
      footer={[
        <Button key="theirs" onClick={() => void register.settle('theirs')}>
          {t('meeting.theirs')}
        </Button>,
        <Button key="mine" type="primary" disabled={!meeting?.again} onClick={() => void register.settle('mine')}>
          {t('meeting.mine')}
        </Button>,
      ]}
    >
      <p className="hint form-lede">{t(both ? 'meeting.same-cells' : 'meeting.other-cells')}</p>
      {meeting && meeting.gone.length > 0 && (
        <p className="frozen-note">
          {t('meeting.gone', {
            subjects: listWords(
              meeting.gone.map((row) => row.subject),
              i18n.language,
            ),
          })}
        </p>
      )}
      {meeting && meeting.cells.length > 0 && (
        <table className="met">
          <thead>
            <tr>
              {(['meeting.row', 'meeting.field', 'meeting.seen', 'meeting.now', 'meeting.yours'] as const).map(
                (name) => (
                  <th key={name} scope="col">
                    {t(name)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {meeting.cells.map((cell) => (
              <tr key={`${cell.row.id} ${cell.field}`}>
                <th scope="row">{cell.row.subject}</th>
                <td>{words.nameOf(cell.field)}</td>
                <td>{words.wordsOf(cell.field, cell.seen)}</td>
                <td className="theirs">{words.wordsOf(cell.field, cell.theirs)}</td>
                <td>{cell.mine === undefined ? t('meeting.untouched') : words.wordsOf(cell.field, cell.mine)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Modal>
  )
}
