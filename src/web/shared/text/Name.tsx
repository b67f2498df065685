import { useTranslation } from 'react-i18next'

/** The name of a person, an office or a file, whatever its script; null: someone who is not known by name any more. */
export function Name({ children }: { children: string | null | undefined }) {
  const { t } = useTranslation()
  return <bdi>{children ?? t('shared.someone')}</bdi>
}
