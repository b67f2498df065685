import { Button, Group, PasswordInput, Radio, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { networksQuery } from '../../../shared/channels/networks.ts'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../shared/forms/kept/KeptNotice.tsx'
import { textsIn } from '../../../shared/forms/kept/kept-shapes.ts'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { LanguagesField } from '../../../shared/forms/LanguagesField.tsx'
import { OfficeField } from '../../../shared/forms/OfficeField.tsx'
import { useOffices } from '../../../shared/offices/offices.ts'
import { useOfficesFor } from '../../../shared/offices/offices-for.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import { NetworkMark } from '../../../shared/text/NetworkMark.tsx'
import { useBeginConnect } from '../api/begin-connect.ts'
import { useConnectByToken } from '../api/connect-by-token.ts'
import classes from './ConnectForm.module.css'

/** Which network, for which office, in which languages; then on to the network, or by a token where it has no sign-in. */
export function ConnectForm({ network: asked }: { network: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data: networks } = useQuery(networksQuery)
  const allowed = useOfficesFor('channels.manage')
  const offices = useOffices()
  const kept = useKeptForm(`connect/${asked}`)
  const [chosen, setChosen] = useKeptState(kept, 'network', asked)
  const [typedOffice, setOfficeId] = useKeptState(kept, 'office', allowed[0] ?? '')
  const officeId = allowed.includes(typedOffice) ? typedOffice : (allowed[0] ?? '')
  const usual = offices.find(({ id }) => id === officeId)?.languages ?? []
  const [typedLanguages, setLanguages] = useKeptState<readonly string[]>(kept, 'languages', usual)
  const shown = textsIn(typedLanguages)
  const [server, setServer] = useKeptState(kept, 'server', '')
  // A secret: it is not kept.
  const [token, setToken] = useState('')
  const [isTried, setIsTried] = useState(false)
  const begin = useBeginConnect()
  const byToken = useConnectByToken()
  const network = networks?.find(({ name }) => name === chosen) ?? networks?.[0]
  const way = (wanted: string) => network?.waysIn.find(each => each.way === wanted)
  const signIn = way('sign-in')
  const isByToken = signIn?.missing !== null && way('token')?.missing === null
  const missing = isByToken ? null : (signIn?.missing ?? null)
  const lacksServer = network?.servers === 'many' && server.trim() === ''
  const close = () => void navigate({ to: '/channels', search: ({ office }) => ({ office }) })
  const cancel = () => {
    kept.forget()
    close()
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (!network || shown.length === 0 || lacksServer || (isByToken && token === '')) return
    const wanted = {
      network: network.name,
      officeId,
      languages: shown,
      ...(network.servers === 'many' ? { server: server.trim() } : {}),
    }
    forgetOnceSent(
      kept,
      isByToken
        ? byToken.mutateAsync({ ...wanted, accessToken: token }, { onSuccess: close })
        : begin.mutateAsync(wanted, { onSuccess: ({ url }) => location.assign(url) }),
    )
  }

  if (!networks || !network) {
    return (
      <Card title={t('channels.connect')} isList>
        <LoadingRows rows={3} />
      </Card>
    )
  }
  const problem = begin.error ?? byToken.error
  return (
    <Card title={t('channels.connect')}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <KeptNotice form={kept} />
        <p className={classes.lead}>{t('channels.connectLead')}</p>
        <Radio.Group label={t('forms.network')} value={network.name} onChange={setChosen}>
          <div className={classes.networks}>
            {networks.map(({ name, label }) => (
              <Radio.Card key={name} value={name} className={classes.network}>
                <NetworkMark network={name} size={28} isDecoration />
                <span>{label}</span>
                <Radio.Indicator />
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        <OfficeField action="channels.manage" value={officeId} onChange={setOfficeId} />
        <LanguagesField
          value={shown}
          onChange={setLanguages}
          description={t('channels.languagesHint')}
          error={isTried && shown.length === 0 ? t('forms.missing') : undefined}
        />
        {network.servers === 'many' && (
          <TextInput
            label={t('channels.server')}
            description={t('channels.serverHint')}
            dir="ltr"
            value={server}
            onChange={event => setServer(event.currentTarget.value)}
            error={isTried && lacksServer ? t('forms.missing') : undefined}
          />
        )}
        {isByToken && (
          <PasswordInput
            label={t('channels.token')}
            description={t('channels.tokenHint')}
            autoComplete="off"
            value={token}
            onChange={event => setToken(event.currentTarget.value)}
            error={isTried && token === '' ? t('forms.missing') : undefined}
          />
        )}
        {missing !== null && <Reason text={missing} as="p" className={classes.missing} />}
        {problem && <ProblemAlert problem={problem} title={t('channels.notConnected')} />}
        <Group gap="sm">
          <Button
            type="submit"
            loading={begin.isPending || begin.isSuccess || byToken.isPending}
            disabled={missing !== null}
          >
            {isByToken ? t('channels.connectByToken') : t('channels.signInAt', { network: network.label })}
          </Button>
          <Button variant="subtle" onClick={cancel}>
            {t('forms.cancel')}
          </Button>
        </Group>
      </form>
    </Card>
  )
}
