import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { knownLanguages } from '../../../shared/forms/known-languages.ts'
import { useLanguageName } from '../../../shared/text/language-name.ts'
import { type Counts, countsIn, countsOf, rowsOf, totalOf, withTap } from '../enquiry-counts.ts'
import { useBegunState } from '../use-begun-state.ts'
import { useEntryKey } from '../use-entry-key.ts'
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
  const languageName = useLanguageName()
  const kept = useKeptForm('log-enquiries')
  const start = useEntryStart(kept)
  const methods = useWordChoices('contact-method')
  const [chosen, setMethod] = useBegunState(kept, 'method', start.last.channel ?? '')
  const method = (methods.find(({ value }) => value === chosen) ?? methods[0])?.value ?? ''
  const [language, setLanguage] = useBegunState(kept, 'language', start.last.language ?? '')
  const [typedCounts, setCounts] = useKeptState<Counts>(kept, 'counts', {})
  const counts = countsIn(typedCounts)
  const { begin, end } = useEntryKey(kept)
  const { mutateAsync, isPending, error, data, reset } = useLogEntry()
  const count = totalOf(counts)
  const { officeId, day } = start

  function log() {
    if (method === '' || count === 0 || day > start.today) return
    start.remember({ officeId, channel: method, language })
    const common = { officeId, askedOn: day, ...(language === '' ? {} : { language }) }
    const body = { enquiries: rowsOf(counts).map(row => ({ ...common, ...row })) }
    forgetOnceSent(
      kept,
      mutateAsync({ key: begin(), kind: 'enquiries', officeId, day, count, body }, { onError: end }),
    )
  }
  return (
    <FormCard
      title={t('log.enquiriesWord')}
      lead={t('log.noNames')}
      kept={kept}
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
        onTap={(topic, by) => setCounts(before => withTap(countsIn(before), method, topic, by))}
      />
    </FormCard>
  )
}
