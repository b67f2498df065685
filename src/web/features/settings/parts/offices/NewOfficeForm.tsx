import { Button, Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { CountryField } from '../../../../shared/forms/CountryField.tsx'
import { filledIn, LanguageFields } from '../../../../shared/forms/LanguageFields.tsx'
import { ZoneField } from '../../../../shared/forms/ZoneField.tsx'
import { Card } from '../../../../shared/page/Card.tsx'
import { LinkButton } from '../../../../shared/page/LinkButton.tsx'
import { codeOfTag } from '../../../../shared/text/language-codes.ts'
import { useCreateOffice } from '../../api/create-office.ts'
import classes from './NewOfficeForm.module.css'

/** A name and a country are enough: the rest is as usual there. */
export function NewOfficeForm() {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const [names, setNames] = useState<Record<string, string>>({ [codeOfTag(i18n.language)]: '' })
  const [country, setCountry] = useState<string | null>(null)
  const [timeZone, setTimeZone] = useState<string | null>(null)
  const [isTried, setIsTried] = useState(false)
  const { mutate, isPending, error } = useCreateOffice()
  const filled = filledIn(names)
  const lacksName = Object.keys(filled).length === 0

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (lacksName || country === null) return
    mutate(
      { names: filled, country, ...(timeZone === null ? {} : { timeZone }) },
      { onSuccess: ({ id }) => void navigate({ to: '/settings/offices/$id', params: { id } }) },
    )
  }

  const [first = 'en'] = Object.keys(names)
  return (
    <Card title={t('settings.officeIs.new')}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <p className={classes.lead}>{t('settings.officeIs.newLead')}</p>
        <LanguageFields
          label={t('settings.officeIs.names')}
          value={names}
          onChange={setNames}
          maxLength={120}
          errors={isTried && lacksName ? { [first]: t('forms.missing') } : {}}
        />
        <CountryField
          label={t('settings.officeIs.country')}
          value={country}
          onChange={setCountry}
          error={isTried && country === null ? t('forms.missing') : undefined}
        />
        <ZoneField
          label={t('settings.officeIs.zone')}
          value={timeZone}
          onChange={setTimeZone}
          none={t('forms.choose')}
        />
        {error && <ProblemAlert problem={error} title={t('forms.notSaved')} />}
        <Group gap="sm">
          <Button type="submit" loading={isPending}>
            {t('settings.officeIs.create')}
          </Button>
          <LinkButton variant="subtle" to="/settings/offices" search={{}}>
            {t('forms.cancel')}
          </LinkButton>
        </Group>
      </form>
    </Card>
  )
}
