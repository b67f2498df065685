import { useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import type { PreviewedPost } from '../../../../shared/previews/previewed-post.ts'
import { reasonsOf } from '../../why.ts'
import classes from './ChannelsCard.module.css'
import { LinkPlaces } from './LinkPlaces.tsx'
import { ReasonLine } from './ReasonLine.tsx'

const Reword = laterPart(() => import('./Reword.tsx').then(part => part.Reword), 40)

/** How the post of the selected channel came about, and what can be done about it. */
export function Why({ item, posts }: { item: NewsItem; posts: readonly PreviewedPost[] }) {
  const { t } = useTranslation()
  const [post] = posts
  if (!post) return null
  const variant = item.content.variants.find(({ language }) => language === post.language)
  const hasWording = variant?.wordings?.[post.channelId] !== undefined
  return (
    <div className={classes.why}>
      <h3 className={classes.whyTitle}>{t('posts.why.title')}</h3>
      <ul className={classes.reasons}>
        {reasonsOf(post, hasWording).map(reason => (
          <ReasonLine key={reason.kind} reason={reason} network={post.network} />
        ))}
      </ul>
      <LinkPlaces post={post} />
      <Reword key={`${post.channelId} ${item.contentHash}`} item={item} posts={posts} />
    </div>
  )
}
