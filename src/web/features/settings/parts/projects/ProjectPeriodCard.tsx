import { Checkbox, Group, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { textsIn } from '../../../../shared/forms/kept/kept-shapes.ts'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { refusalBeside } from '../../../../shared/forms/refusal-beside.tsx'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { useOffices } from '../../../../shared/offices/offices.ts'
import type { Project } from '../../../../shared/projects/projects.ts'
import { useEditProject } from '../../api/projects.ts'

/** From when to when, and which offices may use it. */
export function ProjectPeriodCard({ project, isReadOnly }: { project: Project; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const nameOf = useOfficeNames()
  const offices = useOffices().filter(({ archived }) => !archived)
  const kept = useKeptForm(`project-period/${project.id}`)
  const before = fieldsOf(project)
  const [beginsOn, setBegins] = useKeptState(kept, 'beginsOn', before.beginsOn)
  const [endsOn, setEnds] = useKeptState(kept, 'endsOn', before.endsOn)
  const [keptOffices, setOffices] = useKeptState<string[]>(kept, 'officeIds', before.officeIds)
  const officeIds = textsIn(keptOffices)
  const [isDefault, setDefault] = useKeptState(kept, 'isDefault', before.isDefault)
  const fields = { beginsOn, endsOn, officeIds, isDefault }
  const { edit } = useEditProject(project.id)
  const refusal = refusalBeside(edit.error, { beginsOn: [], endsOn: ['project-period-invalid'] })
  return (
    <FormCard
      title={t('settings.projectIs.period')}
      isDirty={JSON.stringify(fields) !== JSON.stringify(before)}
      isBusy={edit.isPending}
      isSaved={edit.isSuccess}
      problem={refusal.elsewhere}
      isReadOnly={isReadOnly}
      onSave={() =>
        forgetOnceSent(
          kept,
          edit.mutateAsync({
            beginsOn: beginsOn || null,
            endsOn: endsOn || null,
            officeIds: officeIds.length > 0 ? officeIds : null,
            isDefault,
          }),
        )
      }
      kept={kept}
    >
      <Group gap="sm">
        <TextInput
          type="date"
          label={t('settings.projectIs.begins')}
          value={beginsOn}
          error={refusal.at('beginsOn')}
          onChange={event => setBegins(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('settings.projectIs.ends')}
          value={endsOn}
          error={refusal.at('endsOn')}
          onChange={event => setEnds(event.currentTarget.value)}
        />
      </Group>
      <Checkbox.Group label={t('settings.projectIs.offices')} value={officeIds} onChange={setOffices}>
        <Group gap="md" mt="xs">
          {offices.map(({ id }) => (
            <Checkbox key={id} value={id} label={nameOf(id)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Switch
        label={t('settings.projectIs.isDefault')}
        checked={isDefault}
        onChange={event => setDefault(event.currentTarget.checked)}
      />
    </FormCard>
  )
}

function fieldsOf({ beginsOn, endsOn, officeIds, isDefault }: Project) {
  return { beginsOn: beginsOn ?? '', endsOn: endsOn ?? '', officeIds: [...(officeIds ?? [])], isDefault }
}
