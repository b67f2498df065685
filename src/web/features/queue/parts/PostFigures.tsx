import { Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../shared/page/Card.tsx'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { useNumbers } from '../../../shared/times/numbers.ts'
import { OfficeTime } from '../../../shared/times/OfficeTime.tsx'
import { metricsQuery } from '../api/metrics.ts'
import type { PostDetail } from '../api/post.ts'

/** What the post has reached by the latest measurement, as its network names it; what is missing is never a zero. */
export function PostFigures({ post }: { post: PostDetail }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const { data } = useQuery(metricsQuery(post.id))
  const latest = data?.measurements.findLast(({ state }) => state === 'taken')
  const failing = data?.measurements.findLast(({ state }) => state === 'failing' || state === 'not-taken')
  if (!data) return null
  return (
    <Card
      title={t('queue.figures')}
      aside={latest?.takenAt && <OfficeTime at={latest.takenAt} officeId={post.officeId} withDay />}
      isList
    >
      {latest ? (
        <Table verticalSpacing={6} horizontalSpacing="md">
          <Table.Tbody>
            {latest.values.map(({ metric, value }) => (
              <Table.Tr key={metric}>
                <Table.Th scope="row" fw={400}>
                  <Ltr>{metric.replaceAll('_', ' ')}</Ltr>
                </Table.Th>
                <Table.Td ta="end" fw={600}>
                  {number(value)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : (
        <p style={{ padding: 16 }}>{t('queue.notMeasured')}</p>
      )}
      {failing?.reason && (
        <p style={{ padding: 16 }}>
          <Reason text={failing.reason} />
        </p>
      )}
    </Card>
  )
}
