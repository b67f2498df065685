import { Alert, Button, CopyButton, Group } from '@mantine/core'
import { IconCheck, IconCopy, IconKey } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './ShownOnce.module.css'

/** A secret or a link that the server shows this once, to be copied. */
export function ShownOnce({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation()
  return (
    <Alert variant="light" icon={<IconKey />} title={title} role="status">
      <Group gap="sm">
        <code dir="ltr" className={classes.text}>
          {text}
        </code>
        <CopyButton value={text} timeout={4_000}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            >
              {copied ? t('forms.copied') : t('forms.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  )
}
