import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '../api/problem.ts'
import { Ltr } from '../text/Ltr.tsx'
import { ProblemSentence } from './ProblemSentence.tsx'

interface ProblemAlertProps {
  problem: unknown
  /** Shows "Try again". */
  onRetry?: () => void
  /** What could not be done; "This could not be loaded" when absent. */
  title?: string
}

/** What went wrong, where it went wrong: the sentence, a way to try again, and the request id for the operator. */
export function ProblemAlert({ problem, onRetry, title }: ProblemAlertProps) {
  const { t } = useTranslation()
  const { requestId } = asProblem(problem)
  return (
    <Alert
      role="alert"
      variant="light"
      color="red"
      icon={<IconAlertTriangle />}
      title={title ?? t('shared.notLoaded')}
    >
      <p>
        <ProblemSentence problem={problem} />
      </p>
      <Group gap="md" mt="xs">
        {onRetry && (
          <Button variant="default" size="xs" onClick={onRetry}>
            {t('shared.tryAgain')}
          </Button>
        )}
        {requestId && (
          <Text size="xs" c="var(--quiet)">
            {t('shared.requestId')} <Ltr>{requestId}</Ltr>
          </Text>
        )}
      </Group>
    </Alert>
  )
}
