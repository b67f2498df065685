import { Checkbox, Group, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { useOffices } from '../../../../shared/offices/offices.ts'
import type { Project } from '../../../../shared/projects/projects.ts'
import { useEditProject } from '../../api/projects.ts'

/** From when to when, and which offices may use it. */
export function ProjectPeriodCard({ project, isReadOnly }: { project: Project; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const nameOf = useOfficeNames()
  const offices = useOffices().filter(({ archived }) => !archived)
  const [fields, setFields] = useState(() => fieldsOf(project))
  const { edit } = useEditProject(project.id)
  const set = (change: Partial<typeof fields>) => setFields(before => ({ ...before, ...change }))
  return (
    <FormCard
      title={t('settings.projectIs.period')}
      isDirty={JSON.stringify(fields) !== JSON.stringify(fieldsOf(project))}
      isBusy={edit.isPending}
      isSaved={edit.isSuccess}
      problem={edit.error}
      isReadOnly={isReadOnly}
      onSave={() =>
        edit.mutate({
          beginsOn: fields.beginsOn || null,
          endsOn: fields.endsOn || null,
          officeIds: fields.officeIds.length > 0 ? fields.officeIds : null,
          isDefault: fields.isDefault,
        })
      }
      onDiscard={() => setFields(fieldsOf(project))}
    >
      <Group gap="sm">
        <TextInput
          type="date"
          label={t('settings.projectIs.begins')}
          value={fields.beginsOn}
          onChange={event => set({ beginsOn: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('settings.projectIs.ends')}
          value={fields.endsOn}
          onChange={event => set({ endsOn: event.currentTarget.value })}
        />
      </Group>
      <Checkbox.Group
        label={t('settings.projectIs.offices')}
        value={fields.officeIds}
        onChange={officeIds => set({ officeIds })}
      >
        <Group gap="md" mt="xs">
          {offices.map(({ id }) => (
            <Checkbox key={id} value={id} label={nameOf(id)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Switch
        label={t('settings.projectIs.isDefault')}
        checked={fields.isDefault}
        onChange={event => set({ isDefault: event.currentTarget.checked })}
      />
    </FormCard>
  )
}

function fieldsOf({ beginsOn, endsOn, officeIds, isDefault }: Project) {
  return { beginsOn: beginsOn ?? '', endsOn: endsOn ?? '', officeIds: [...(officeIds ?? [])], isDefault }
}
