import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { useProjects } from '../../../../shared/projects/projects.ts'
import { useLanguageName } from '../../../../shared/text/language-name.ts'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import type { Activity, EnquiryCount } from '../../api/entries.ts'
import { useLogDay } from '../../log-day.ts'
import { useLogLabels } from '../../log-labels.ts'
import { sexes, sumOf } from '../../people.ts'

/** One thing that a version of an entry says. */
export interface Fact {
  label: string
  value: string
}

/** What a version of an activity says, without what it leaves open. */
export function useActivityFacts(): (activity: Activity) => readonly Fact[] {
  const { t } = useTranslation()
  const number = useNumbers()
  const labels = useLogLabels()
  const common = useCommonFacts()
  return activity => {
    const { participants, quiz, satisfaction } = activity
    const people = sexes.map(sex => {
      const bands = Object.entries(participants[sex] ?? {})
      const parts = bands.map(([age, count]) =>
        t('log.ofAge', { age: labels.age(age), number: number(count) }),
      )
      return fact(
        t(`log.who.${sex}`),
        bands.length > 0 &&
          `${number(sumOf(participants[sex] ?? {}))} (${parts.join(t('shared.listComma'))})`,
      )
    })
    return [
      common.day(activity.heldOn),
      fact(t('log.kind'), labels.kind(activity.kind)),
      fact(t('log.place'), activity.place),
      fact(t('log.partner'), activity.partner),
      ...people,
      fact(t('log.audience'), activity.estimatedAudience !== null && number(activity.estimatedAudience)),
      fact(
        t('log.audienceBasis'),
        activity.audienceBasis !== null && t(`log.basis.${activity.audienceBasis}`),
      ),
      fact(t('log.materials'), activity.materials !== null && number(activity.materials)),
      fact(t('log.referrals'), activity.referrals !== null && number(activity.referrals)),
      fact(t('log.topic'), activity.topic && labels.topic(activity.topic)),
      common.language(t('log.activityLanguage'), activity.language),
      fact(
        t('log.quiz'),
        quiz !== null &&
          t('log.quizValue', {
            before: number(quiz.before),
            after: number(quiz.after),
            people: number(quiz.people),
          }),
      ),
      fact(
        t('log.satisfaction'),
        satisfaction !== null &&
          t('log.someOf', { some: number(satisfaction.satisfied), all: number(satisfaction.asked) }),
      ),
      ...common.where(activity),
    ].flatMap(each => each ?? [])
  }
}

/** What a version of a count of enquiries says. */
export function useEnquiryFacts(): (enquiry: EnquiryCount) => readonly Fact[] {
  const { t } = useTranslation()
  const number = useNumbers()
  const labels = useLogLabels()
  const common = useCommonFacts()
  return enquiry =>
    [
      common.day(enquiry.askedOn),
      fact(t('log.topic'), labels.topic(enquiry.topic)),
      fact(t('log.howAsked'), labels.contactMethod(enquiry.contactMethod)),
      fact(t('log.number'), number(enquiry.count)),
      common.language(t('log.language'), enquiry.language),
      fact(t('log.sex'), enquiry.sex !== 'unknown' && t(`log.who.${enquiry.sex}`)),
      fact(t('log.outcome'), enquiry.outcome !== 'unknown' && t(`log.outcomes.${enquiry.outcome}`)),
      ...common.where(enquiry),
    ].flatMap(each => each ?? [])
}

function useCommonFacts() {
  const { t } = useTranslation()
  const dayText = useLogDay()
  const languageName = useLanguageName()
  const officeName = useOfficeNames()
  const projects = useProjects()
  return {
    day: (day: string) => fact(t('log.day'), dayText(day)),
    language: (label: string, code: string | null) =>
      fact(label, code !== null && code !== 'unknown' && code !== '' && languageName(code)),
    where: ({ officeId, projectId }: Pick<Activity, 'officeId' | 'projectId'>) => [
      fact(t('forms.office'), officeName(officeId)),
      fact(t('log.project'), projectId && (projects.find(({ id }) => id === projectId)?.name ?? projectId)),
    ],
  }
}

function fact(label: string, value: string | false | null): Fact | undefined {
  return value ? { label, value } : undefined
}
