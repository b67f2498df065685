import { Button, Group, TextInput } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { useTimeText } from '../../../shared/times/time-text.ts'
import type { ChannelDetail } from '../api/channel.ts'
import { useStopChannel } from '../api/stop-channel.ts'
import classes from './StopCard.module.css'

/** Stops this channel, or resumes it (give either a `key`); with a reason, after the server says so. */
export function StopCard({ channel }: { channel: ChannelDetail }) {
  const { t } = useTranslation()
  const timeText = useTimeText()
  const mayResume = useMay('posts.resume', channel.officeId)
  const { stopped } = channel
  const act = stopped ? 'resume' : 'stop'
  const kept = useKeptForm(`channel-${act}/${channel.id}`)
  const [reason, setReason] = useKeptState(kept, 'reason', '')
  const [isTried, setIsTried] = useState(false)
  const { mutateAsync, isPending, error } = useStopChannel(channel.id)
  if (stopped && !mayResume) return null

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (reason.trim() === '') return
    forgetOnceSent(kept, mutateAsync({ act, reason: reason.trim() }, { onSuccess: () => setIsTried(false) }))
  }

  return (
    <Card title={stopped ? t('channels.resume') : t('channels.stop')}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <KeptNotice form={kept} />
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
