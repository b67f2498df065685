import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptBase, useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { knownLanguages } from '../../../../shared/forms/known-languages.ts'
import { NumberField } from '../../../../shared/forms/NumberField.tsx'
import { useLanguageName } from '../../../../shared/text/language-name.ts'
import { useCorrectEnquiry } from '../../api/change-entry.ts'
import type { EnquiryCount } from '../../api/entries.ts'
import { sexes } from '../../people.ts'
import formClasses from '../Form.module.css'
import { WordField } from '../WordField.tsx'
import { CorrectionCard } from './CorrectionCard.tsx'

const outcomes = ['answered', 'referred', 'pending', 'unknown'] as const

/** Corrects a count of enquiries. */
export function CorrectEnquiry({ enquiry, onClose }: { enquiry: EnquiryCount; onClose: () => void }) {
  const { t } = useTranslation()
  const languageName = useLanguageName()
  const kept = useKeptForm(`log-correct/${enquiry.entryId}`)
  const begunFrom = useKeptBase(kept, 'version', enquiry.version)
  const [askedOn, setAskedOn] = useKeptState(kept, 'askedOn', enquiry.askedOn)
  const [contactMethod, setContactMethod] = useKeptState(kept, 'contactMethod', enquiry.contactMethod)
  const [topic, setTopic] = useKeptState(kept, 'topic', enquiry.topic)
  const [language, setLanguage] = useKeptState(kept, 'language', enquiry.language)
  const [sex, setSex] = useKeptState(kept, 'sex', enquiry.sex)
  const [outcome, setOutcome] = useKeptState(kept, 'outcome', enquiry.outcome)
  const [count, setCount] = useKeptState<number | ''>(kept, 'count', enquiry.count)
  const { mutateAsync, isPending, error } = useCorrectEnquiry(enquiry.entryId)
  const { officeId, projectId, version } = enquiry
  const asked = { askedOn, contactMethod, topic, language, sex, outcome }
  return (
    <CorrectionCard
      kept={kept}
      isWithdrawn={enquiry.ended !== null}
      isWhole={count !== '' && count > 0 && askedOn !== ''}
      isBusy={isPending}
      problem={error}
      onSave={reason =>
        forgetOnceSent(
          kept,
          mutateAsync(
            {
              officeId,
              ...(projectId === null ? {} : { projectId }),
              ...asked,
              count: Number(count),
              // Of what a colleague corrected meanwhile the first refusal tells.
              replaces: error ? version : begunFrom,
              reason,
            },
            { onSuccess: onClose },
          ),
        )
      }
      onClose={onClose}
    >
      <div className={formClasses.pair}>
        <TextInput
          type="date"
          label={t('log.day')}
          value={askedOn}
          onChange={event => setAskedOn(event.currentTarget.value)}
        />
        <NumberField label={t('log.number')} value={count} min={1} max={99_999} onChange={setCount} />
        <WordField
          list="topic"
          label={t('log.topic')}
          value={topic}
          kept={enquiry.topic}
          onChange={setTopic}
        />
        <WordField
          list="contact-method"
          label={t('log.howAsked')}
          value={contactMethod}
          kept={enquiry.contactMethod}
          onChange={setContactMethod}
        />
        <NativeSelect
          label={t('log.language')}
          data={[...new Set([enquiry.language, 'unknown', ...knownLanguages])].map(code => ({
            value: code,
            label: code === 'unknown' ? t('log.languageNotNoted') : languageName(code),
          }))}
          value={language}
          onChange={event => setLanguage(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('log.sex')}
          data={sexes.map(each => ({ value: each, label: t(`log.who.${each}`) }))}
          value={sex}
          onChange={event => setSex(sexes.find(each => each === event.currentTarget.value) ?? 'unknown')}
        />
        <NativeSelect
          label={t('log.outcome')}
          data={outcomes.map(each => ({ value: each, label: t(`log.outcomes.${each}`) }))}
          value={outcome}
          onChange={event =>
            setOutcome(outcomes.find(each => each === event.currentTarget.value) ?? 'unknown')
          }
        />
      </div>
    </CorrectionCard>
  )
}
