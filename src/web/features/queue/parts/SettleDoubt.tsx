import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconExternalLink, IconLink, IconSend } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { handleText } from '../../../shared/channels/handle-text.ts'
import { useNetworkName } from '../../../shared/channels/networks.ts'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { isolateLtr } from '../../../shared/text/isolate.ts'
import { LtrParts } from '../../../shared/text/LtrParts.tsx'
import type { PostDetail } from '../api/post.ts'
import { useSettle } from '../api/settle.ts'
import classes from './SettleDoubt.module.css'

/** Look, then decide: two choices of equal weight, and neither can be taken by accident. */
export function SettleDoubt({ post }: { post: PostDetail }) {
  const { t } = useTranslation()
  const network = useNetworkName()(post.network)
  const channel = isolateLtr(handleText(post.handle))
  return (
    <Card
      title={t('queue.decide')}
      aside={
        post.accountAddress && (
          <Button
            component="a"
            href={post.accountAddress}
            target="_blank"
            rel="noreferrer"
            variant="default"
            size="xs"
            rightSection={<IconExternalLink size={14} aria-hidden />}
          >
            <LtrParts text={t('queue.openAccount', { channel, network })} />
          </Button>
        )
      }
    >
      <div className={classes.choices}>
        <ItIsThere post={post} network={network} />
        <ItIsNotThere post={post} />
      </div>
    </Card>
  )
}

function ItIsThere({ post, network }: { post: PostDetail; network: string }) {
  const { t } = useTranslation()
  const kept = useKeptForm(`settle/${post.id}`)
  const [link, setLink] = useKeptState(kept, 'link', '')
  const [isTried, setIsTried] = useState(false)
  const { mutateAsync: settle, isPending, error } = useSettle(post.id)
  const isMissing = link.trim() === ''

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (!isMissing) forgetOnceSent(kept, settle({ action: 'adopt', externalId: link.trim() }))
  }

  return (
    <form onSubmit={submit} noValidate className={classes.choice}>
      <h3 className={classes.title}>
        <IconCheck size={18} aria-hidden className={classes.there} /> {t('queue.isThere')}
      </h3>
      <p className={classes.why}>{t('queue.isThereWhy', { network })}</p>
      <KeptNotice form={kept} />
      <TextInput
        aria-label={t('queue.linkOrId')}
        placeholder={t('queue.linkOrId')}
        leftSection={<IconLink size={16} aria-hidden />}
        value={link}
        onChange={event => setLink(event.currentTarget.value)}
        error={isTried && isMissing ? t('queue.linkMissing') : undefined}
        dir="ltr"
      />
      {error && <ProblemAlert problem={error} title={t('queue.notSettled')} />}
      <Button type="submit" variant="default" fullWidth loading={isPending}>
        {t('queue.isThereThisLink')}
      </Button>
    </form>
  )
}

function ItIsNotThere({ post }: { post: PostDetail }) {
  const { t } = useTranslation()
  // Typed to be sure, now: it is not kept.
  const [typed, setTyped] = useState('')
  const { mutate: settle, isPending, error } = useSettle(post.id)
  const name = post.handle.replace(/^@/, '')
  const isSure = typed.trim().replace(/^@/, '').toLowerCase() === name.toLowerCase()
  const channel = isolateLtr(name)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (isSure) settle({ action: 'resend' })
  }

  return (
    <form onSubmit={submit} noValidate className={classes.choice}>
      <h3 className={classes.title}>
        <IconSend size={18} aria-hidden className={classes.notThere} /> {t('queue.isNotThere')}
      </h3>
      <p className={classes.why}>{t('queue.isNotThereWhy')}</p>
      <TextInput
        aria-label={t('queue.typeChannel', { channel })}
        placeholder={t('queue.typeChannel', { channel })}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
      />
      {error && <ProblemAlert problem={error} title={t('queue.notSettled')} />}
      <Button type="submit" variant="default" fullWidth loading={isPending} disabled={!isSure}>
        {t('queue.sendOnceMore')}
      </Button>
    </form>
  )
}
