import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { ShareBar } from '../../../shared/feedback/ShareBar.tsx'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { NumberField } from '../../../shared/forms/NumberField.tsx'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { useNumbers } from '../../../shared/times/numbers.ts'
import { useBudget, useSetBudget } from '../api/budget.ts'

/** How the month of one office stands, and its budget. */
export function BudgetCard({ officeId }: { officeId: string }) {
  const name = useOfficeNames()(officeId)
  const { data, error, refetch } = useBudget(officeId)
  if (data) return <Budget officeId={officeId} standing={data} />
  return (
    <Card title={name} isList>
      {error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : <LoadingRows rows={1} />}
    </Card>
  )
}

type Standing = NonNullable<ReturnType<typeof useBudget>['data']>

function Budget({ officeId, standing: data }: { officeId: string; standing: Standing }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const name = useOfficeNames()(officeId)
  const { mutateAsync, isPending, isSuccess, error: refusal } = useSetBudget(officeId)
  const dollars = (milli: number) => number(milli / 1_000, { style: 'currency', currency: 'USD' })
  const before: number | '' = data.budgetMilliDollars === null ? '' : data.budgetMilliDollars / 1_000
  const kept = useKeptForm(`budget/${officeId}`)
  const [value, setValue] = useKeptState(kept, 'month', before)
  const spent = dollars(data.soFarMilliDollars)
  const share = data.budgetMilliDollars ? (100 * data.soFarMilliDollars) / data.budgetMilliDollars : 0
  const sentence =
    data.budgetMilliDollars === null
      ? t('settings.budgetIs.noBudget', { spent })
      : t('settings.budgetIs.spent', { spent, budget: dollars(data.budgetMilliDollars) })
  return (
    <FormCard
      title={name}
      lead={sentence}
      isDirty={value !== before}
      isBusy={isPending}
      isSaved={isSuccess}
      problem={refusal}
      onSave={() =>
        forgetOnceSent(kept, mutateAsync(value === '' ? null : Math.round(Number(value) * 1_000)))
      }
      kept={kept}
    >
      {data.budgetMilliDollars !== null && (
        <ShareBar share={share / 100} label={sentence} isLow={share > 80} />
      )}
      <NumberField
        label={t('settings.budgetIs.month')}
        description={t('settings.budgetIs.hint')}
        maw={360}
        min={0}
        max={1_000_000}
        decimals={2}
        value={value}
        onChange={setValue}
      />
    </FormCard>
  )
}
