import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { LoadingRows } from '../feedback/LoadingRows.tsx'
import { ProblemAlert } from '../feedback/ProblemAlert.tsx'
import { Dateline } from '../text/Dateline.tsx'
import { fallbackLanguage } from '../text/fallback-language.ts'
import classes from './ApprovedItemsField.module.css'
import { approvedItemsQuery } from './approved-items.ts'

interface ApprovedItemsFieldProps {
  officeId: string
  label: string
  /** The sentence where the office has no approved items. */
  none: string
  /** Ids, in the order in which they were chosen. */
  value: readonly string[]
  onChange: (newsItemIds: readonly string[]) => void
}

/** Chooses several approved items of an office. */
export function ApprovedItemsField({ officeId, label, none, value, onChange }: ApprovedItemsFieldProps) {
  const { data, error } = useQuery({ ...approvedItemsQuery(officeId), enabled: officeId !== '' })
  return (
    <fieldset className={classes.items}>
      <legend className={classes.label}>{label}</legend>
      {!data && error && <ProblemAlert problem={error} />}
      {!data && !error && <LoadingRows rows={3} />}
      {data?.length === 0 && <p className={classes.none}>{none}</p>}
      {data?.map(({ id, places, beginning }) => (
        <Checkbox
          key={id}
          label={
            <Dateline
              places={beginning?.places ?? places}
              words={beginning?.text ?? ''}
              language={beginning?.language ?? fallbackLanguage}
              lines={1}
            />
          }
          checked={value.includes(id)}
          onChange={event =>
            onChange(event.currentTarget.checked ? [...value, id] : value.filter(each => each !== id))
          }
        />
      ))}
    </fieldset>
  )
}
