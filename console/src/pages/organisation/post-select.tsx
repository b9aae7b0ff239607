import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDepartments } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import { usePosts } from './use-organisation.ts'

/** Stands for everything that the holder may do. */
const EVERYTHING = ''

interface Props {
  readonly id?: string
  readonly value?: string
  readonly holder: string
  readonly on: string
  onChange?(post: string): void
}

/** One of the posts that somebody holds on a day, or everything that they may do. */
export function PostSelect({ id, value = EVERYTHING, holder, on, onChange }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const departments = useDepartments()
  const posts = usePosts({ holder, on })
  const held = posts.data?.items ?? []
  return (
    <Select
      {...(id ? { id } : {})}
      value={value}
      loading={posts.isFetching}
      options={[
        { value: EVERYTHING, label: t('organisation.all-rights') },
        ...held.map((post) => ({ value: post.id, label: `${departments.nameOf(post.unit)} · ${say(post.title)}` })),
      ]}
      onChange={(chosen: string) => onChange?.(chosen)}
    />
  )
}
