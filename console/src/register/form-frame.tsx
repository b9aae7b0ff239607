import { App, Button, Form, type FormInstance } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './form.css'

interface Props<T extends object> {
  readonly form: FormInstance<T>
  readonly initial: Partial<T>
  readonly busy: boolean
  readonly okWords: string
  readonly children: ReactNode
  onSend(typed: T): void
  onLeave(): void
}

/** A form over the register: saves with Ctrl+Enter, asks before unsaved work is left. */
export function FormFrame<T extends object>(props: Props<T>) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const leave = () => {
    if (!props.form.isFieldsTouched()) return props.onLeave()
    modal.confirm({
      title: t('form.unsaved'),
      content: t('form.unsaved-consequence'),
      okText: t('form.discard'),
      cancelText: t('form.keep-editing'),
      onOk: props.onLeave,
    })
  }
  return (
    <Form<T>
      form={props.form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
      initialValues={props.initial}
      onFinish={props.onSend}
      className="row-form"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) props.form.submit()
      }}
    >
      {props.children}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={props.busy}>
          {props.okWords}
        </Button>
        <Button onClick={leave}>{t('form.cancel')}</Button>
        <span className="hint">Ctrl+Enter</span>
      </div>
    </Form>
  )
}
