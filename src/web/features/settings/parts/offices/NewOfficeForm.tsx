import { Button, Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { CountryField } from '../../../../shared/forms/CountryField.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { filledIn, LanguageFields } from '../../../../shared/forms/LanguageFields.tsx'
import { refusalBeside } from '../../../../shared/forms/refusal-beside.tsx'
import { ZoneField } from '../../../../shared/forms/ZoneField.tsx'
import { Card } from '../../../../shared/page/Card.tsx'
import { LinkButton } from '../../../../shared/page/LinkButton.tsx'
import { codeOfTag } from '../../../../shared/text/language-codes.ts'
import { useCreateOffice } from '../../api/create-office.ts'
import classes from './NewOfficeForm.module.css'
import { zoneFaults } from './zone-faults.ts'

/** A name and a country are enough: the rest is as usual there. */
export function NewOfficeForm() {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const kept = useKeptForm('office-new')
  const [names, setNames] = useKeptState<Record<string, string>>(kept, 'names', {
    [codeOfTag(i18n.language)]: '',
  })
  const [country, setCountry] = useKeptState(kept, 'country', '')
  const [timeZone, setTimeZone] = useKeptState(kept, 'timeZone', '')
  const [isTried, setIsTried] = useState(false)
  const { mutateAsync, isPending, error } = useCreateOffice()
  const filled = filledIn(names)
  const lacksName = Object.keys(filled).length === 0

  const refusal = refusalBeside(error, {
    names: ['office-id-needed', 'office-id-taken'],
    country: ['country-unknown'],
    timeZone: zoneFaults,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (lacksName || country === '') return
    const sending = mutateAsync(
      { names: filled, country, ...(timeZone === '' ? {} : { timeZone }) },
      { onSuccess: ({ id }) => void navigate({ to: '/settings/offices/$id', params: { id } }) },
    )
    forgetOnceSent(kept, sending)
  }

  const [first = 'en'] = Object.keys(names)
  return (
    <Card title={t('settings.officeIs.new')}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <KeptNotice form={kept} />
        <p className={classes.lead}>{t('settings.officeIs.newLead')}</p>
        <LanguageFields
          label={t('settings.officeIs.names')}
          value={names}
          onChange={setNames}
          maxLength={120}
          errors={{ [first]: isTried && lacksName ? t('forms.missing') : refusal.at('names') }}
        />
        <CountryField
          label={t('settings.officeIs.country')}
          value={country || null}
          onChange={chosen => setCountry(chosen ?? '')}
          error={isTried && country === '' ? t('forms.missing') : refusal.at('country')}
        />
        <ZoneField
          label={t('settings.officeIs.zone')}
          value={timeZone || null}
          onChange={chosen => setTimeZone(chosen ?? '')}
          none={t('forms.choose')}
          error={refusal.at('timeZone')}
        />
        {refusal.elsewhere ? <ProblemAlert problem={refusal.elsewhere} title={t('forms.notSaved')} /> : null}
        <Group gap="sm">
          <Button type="submit" loading={isPending}>
            {t('settings.officeIs.create')}
          </Button>
          <LinkButton variant="subtle" to="/settings/offices" search={{}} onClick={kept.forget}>
            {t('forms.cancel')}
          </LinkButton>
        </Group>
      </form>
    </Card>
  )
}
