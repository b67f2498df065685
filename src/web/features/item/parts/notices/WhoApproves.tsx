import { Link } from '@tanstack/react-router'
import { Trans, useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { useMay } from '../../../../shared/session/may.ts'
import { isolate } from '../../../../shared/text/isolate.ts'
import { joinWords } from '../../../../shared/text/join-words.ts'
import { useApprovers } from '../../api/approvers.ts'

/** More names than these are only counted. */
const mostNames = 4

/** Of an item in review: who may approve it now; where no one may, why, and the way out. */
export function WhoApproves({ item }: { item: NewsItem }) {
  const { t, i18n } = useTranslation()
  const approvers = useApprovers(item.id)
  if (!approvers) return null
  const free = approvers.filter(({ hindrance }) => hindrance === null)
  const names = joinWords(
    free.map(({ name }) => isolate(name)),
    i18n.language,
    'disjunction',
  )
  if (free.length === 0) return <NoOneApproves item={item} />
  return (
    <p>
      {free.length > mostNames
        ? t('item.approversCount', { count: free.length })
        : t('item.approversAre', { names })}
    </p>
  )
}

function NoOneApproves({ item }: { item: NewsItem }) {
  const { t } = useTranslation()
  const opened = useApprovers(item.id)?.find(({ openedBy }) => openedBy !== null)
  const mayInvite = useMay('people.manage', item.officeId)
  return (
    <>
      <p>
        <strong>{t('item.noApprover')}</strong>{' '}
        {opened?.openedBy ? (
          <Trans
            t={t}
            i18nKey="item.approverOpened"
            values={{ name: opened.name, opener: opened.openedBy.name }}
            components={{ name: <bdi />, opener: <bdi /> }}
          />
        ) : (
          !mayInvite && t('item.askAdmin')
        )}
      </p>
      {mayInvite && (
        <Link to="/settings/people" search={{ open: 'new' }}>
          {t('item.inviteApprover')}
        </Link>
      )}
    </>
  )
}
