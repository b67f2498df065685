import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '../../../shared/api/client.ts'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { knownLanguages } from '../../../shared/forms/known-languages.ts'
import { useSession } from '../../../shared/session/session.ts'
import { useLanguageName } from '../../../shared/text/language-name.ts'
import { type Counts, countsOf, rowsOf, totalOf, withTap } from '../enquiry-counts.ts'
import { rememberValues } from '../remembered.ts'
import { useEntryStart } from '../use-entry-start.ts'
import { useLogEntry } from '../use-log-entry.ts'
import { useWordChoices } from '../word-choices.ts'
import { ChannelChips } from './ChannelChips.tsx'
import classes from './Form.module.css'
import { Outcome } from './Outcome.tsx'
import { StartFields } from './StartFields.tsx'
import { TopicCounters } from './TopicCounters.tsx'

/** Questions that reached the office: choose how they came, tap what they were about. */
export function EnquiriesForm() {
  const { t } = useTranslation()
  const { id: person } = useSession()
  const languageName = useLanguageName()
  const start = useEntryStart()
  const methods = useWordChoices('contact-method')
  const [chosen, setMethod] = useState(start.last.channel)
  const method = (methods.find(({ value }) => value === chosen) ?? methods[0])?.value ?? ''
  const [language, setLanguage] = useState(start.last.language ?? '')
  const [counts, setCounts] = useState<Counts>({})
  const { mutate, isPending, error, data, reset } = useLogEntry()
  const count = totalOf(counts)
  const { officeId, day } = start

  function log() {
    if (method === '' || count === 0 || day > start.today) return
    rememberValues(person, { officeId, channel: method, language })
    const common = { officeId, askedOn: day, ...(language === '' ? {} : { language }) }
    const body = { enquiries: rowsOf(counts).map(row => ({ ...common, ...row })) }
    mutate({ key: newKey(), kind: 'enquiries', officeId, day, count, body }, { onSuccess: clear })
  }
  function clear() {
    setCounts({})
    start.setDay(undefined)
  }
  return (
    <FormCard
      title={t('log.enquiriesWord')}
      lead={t('log.noNames')}
      isDirty={count > 0}
      isBusy={isPending}
      isSaved={false}
      problem={error}
      save={count === 0 ? t('log.logIt') : t('log.logEnquiries', { count })}
      onSave={log}
      after={data && count === 0 && <Outcome kind="enquiries" {...data} onClose={reset} />}
    >
      <div className={classes.pair}>
        <StartFields start={start} />
        <NativeSelect
          label={t('log.language')}
          data={[
            { value: '', label: t('log.languageNotNoted') },
            ...knownLanguages.map(code => ({ value: code, label: languageName(code) })),
          ]}
          value={language}
          onChange={event => setLanguage(event.currentTarget.value)}
        />
      </div>
      <ChannelChips value={method} counts={counts} onChange={setMethod} />
      <TopicCounters
        method={method}
        counts={countsOf(counts, method)}
        onTap={(topic, by) => setCounts(before => withTap(before, method, topic, by))}
      />
    </FormCard>
  )
}
