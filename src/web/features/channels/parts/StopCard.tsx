import { Button, Group, TextInput } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { useTimeText } from '../../../shared/times/time-text.ts'
import type { ChannelDetail } from '../api/channel.ts'
import { useStopChannel } from '../api/stop-channel.ts'
import classes from './StopCard.module.css'

/** Stops this channel, or resumes it; either with a reason, after the server says so. */
export function StopCard({ channel }: { channel: ChannelDetail }) {
  const { t } = useTranslation()
  const timeText = useTimeText()
  const mayResume = useMay('posts.resume', channel.officeId)
  const [reason, setReason] = useState('')
  const [isTried, setIsTried] = useState(false)
  const { mutate, isPending, error } = useStopChannel(channel.id)
  const { stopped } = channel
  const act = stopped ? 'resume' : 'stop'
  if (stopped && !mayResume) return null

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (reason.trim() === '') return
    mutate(
      { act, reason: reason.trim() },
      {
        onSuccess: () => {
          setReason('')
          setIsTried(false)
        },
      },
    )
  }

  return (
    <Card title={stopped ? t('channels.resume') : t('channels.stop')}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <p className={stopped ? classes.stopped : classes.lead}>
          {stopped ? (
            <Trans
              i18nKey="channels.stoppedBy"
              values={{ time: timeText(stopped.at, channel.officeId) }}
              components={{ reason: <Reason text={stopped.reason} /> }}
            />
          ) : (
            t('channels.stopText')
          )}
        </p>
        <TextInput
          label={t('channels.reason')}
          value={reason}
          error={isTried && reason.trim() === '' ? t('forms.missing') : undefined}
          onChange={event => setReason(event.currentTarget.value)}
        />
        {error && <ProblemAlert problem={error} title={t('forms.notSaved')} />}
        <Group>
          <Button
            type="submit"
            variant={stopped ? 'filled' : 'outline'}
            color={stopped ? undefined : 'red'}
            loading={isPending}
            leftSection={!stopped && <IconHandStop size={18} aria-hidden />}
          >
            {stopped ? t('channels.resume') : t('channels.stop')}
          </Button>
        </Group>
      </form>
    </Card>
  )
}
