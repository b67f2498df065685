import { news } from '../../api/news/news.ts'
import { localMoment } from '../output.ts'
import { showOf } from './show-of.ts'

export const newsShown = [
  showOf(news.show, item => ({
    lines: [
      `${item.id}  ${item.state}  ${item.officeId}  revision ${item.revision}`,
      `content hash ${item.contentHash}`,
      `places ${item.content.places.join(', ') || '-'}; topics ${item.content.topics.join(', ') || '-'}`,
      ...(item.content.link ? [`link ${item.content.link}`] : []),
      ...item.content.variants.flatMap(variant => ['', `[${variant.language}]`, variant.text]),
      '',
      ...item.trail.map(entry => `${localMoment(entry.at)}  ${entry.action}  ${entry.actor}`),
    ],
  })),
]
