import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProjects } from '../../../../shared/projects/projects.ts'
import { Run } from '../../../../shared/text/Run.tsx'
import { useEditing, useEditingState } from '../../editing/use-editing.ts'
import { EuEmblem } from './EuEmblem.tsx'
import classes from './ProjectField.module.css'

/** What funds the item; its credit line and emblem as readers see them. */
export function ProjectField({ officeId, isReadOnly }: { officeId: string; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const editing = useEditing()
  const { content } = useEditingState()
  const known = useProjects(officeId)
  const project = known.find(({ id }) => id === content.projectId)
  const options = known.filter(({ id, archivedAt }) => archivedAt === null || id === content.projectId)
  const credits = content.variants.flatMap(({ language }) => {
    const line = project?.credit[language]
    return line ? [{ language, line }] : []
  })
  return (
    <div>
      <NativeSelect
        id="project"
        label={t('item.project')}
        value={content.projectId ?? ''}
        disabled={isReadOnly}
        data={[
          { value: '', label: t('item.noProject') },
          ...options.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={event => {
          const { value } = event.currentTarget
          editing.change(({ projectId: _before, ...rest }) =>
            value === '' ? rest : { ...rest, projectId: value },
          )
        }}
      />
      {project && (credits.length > 0 || project.emblem) && (
        <div className={classes.credit}>
          {project.emblem === 'eu' && <EuEmblem />}
          {project.emblem === 'own' && (
            <img
              src={`/api/v1/projects/${project.id}/emblem`}
              alt=""
              className={classes.emblem}
              onError={event => event.currentTarget.remove()}
            />
          )}
          <div>
            {credits.map(({ language, line }) => (
              <Run key={language} language={language} as="p">
                {line}
              </Run>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}
