import { Button, FileButton, Group, Radio } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../../shared/page/Card.tsx'
import type { Project } from '../../../../shared/projects/projects.ts'
import { useEditProject } from '../../api/projects.ts'
import classes from './ProjectEmblemCard.module.css'

/** None, that of the European Union, or a file of its own; a choice takes effect at once. */
export function ProjectEmblemCard({ project, isReadOnly }: { project: Project; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const { edit, setEmblem } = useEditProject(project.id)
  const problem = edit.error ?? setEmblem.error
  return (
    <Card title={t('settings.projectIs.emblem')}>
      <div className={classes.card}>
        <Radio.Group
          aria-label={t('settings.projectIs.emblem')}
          value={project.emblem ?? 'none'}
          onChange={chosen => edit.mutate({ emblem: chosen === 'eu' ? 'eu' : null })}
        >
          <Group gap="lg">
            {(['none', 'eu', 'own'] as const).map(value => (
              <Radio
                key={value}
                value={value}
                disabled={isReadOnly || (value === 'own' && project.emblem !== 'own')}
                label={t(`settings.projectIs.emblemIs.${value}`)}
              />
            ))}
          </Group>
        </Radio.Group>
        {project.emblem === 'own' && (
          <img
            className={classes.image}
            src={`/api/v1/projects/${project.id}/emblem`}
            alt={t('settings.projectIs.emblem')}
          />
        )}
        {!isReadOnly && (
          <>
            <FileButton onChange={file => file && setEmblem.mutate(file)} accept="image/png,image/jpeg">
              {props => (
                <Button
                  {...props}
                  variant="default"
                  className={classes.upload}
                  loading={setEmblem.isPending}
                  leftSection={<IconUpload size={16} aria-hidden />}
                >
                  {t('settings.projectIs.upload')}
                </Button>
              )}
            </FileButton>
            <p className={classes.hint}>{t('settings.projectIs.emblemHint')}</p>
          </>
        )}
        {problem && <ProblemAlert problem={problem} title={t('forms.notSaved')} />}
      </div>
    </Card>
  )
}
