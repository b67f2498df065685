import { useTranslation } from 'react-i18next'
import { useNetworkName } from '../../../../shared/channels/networks.ts'
import { useTranslatedList } from '../../../../shared/text/translated-list.ts'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import type { Reason } from '../../why.ts'

/** One reason: what it is about in bold, then the sentence. */
export function ReasonLine({ reason, network }: { reason: Reason; network: string }) {
  const { t } = useTranslation()
  const sentence = useSentence(network)
  return (
    <li>
      <b>{t(`posts.why.about.${aboutOf(reason)}`)}</b> {sentence(reason)}
    </li>
  )
}

function aboutOf({ kind }: Reason) {
  return kind === 'whole' || kind === 'thread' || kind === 'shortened' ? 'length' : kind
}

function useSentence(network: string): (reason: Reason) => string {
  const { t } = useTranslation()
  const number = useNumbers()
  const list = useTranslatedList()
  const name = useNetworkName()(network)
  return reason => {
    switch (reason.kind) {
      case 'whole':
        return t('posts.why.whole', { network: name, length: number(reason.length) })
      case 'thread':
        return t('posts.why.thread', {
          network: name,
          count: reason.lengths.length,
          lengths: list(reason.lengths.map(length => number(length))),
        })
      case 'link':
        return t(`posts.why.link.${reason.place}`, { network: name })
      case 'hashtags':
        return t('posts.why.hashtags', { tags: reason.tags })
      case 'handles':
        return t('posts.why.handles', {
          network: name,
          handles: list(reason.pairs.map(({ handle }) => handle)),
          names: list(reason.pairs.map(pair => pair.name)),
        })
      case 'credit':
        return t('posts.why.credit', { text: reason.text })
      default:
        return t(`posts.why.${reason.kind}`)
    }
  }
}
