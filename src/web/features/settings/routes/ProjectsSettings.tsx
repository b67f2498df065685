import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { laterPage } from '../../../shared/page/later-page.tsx'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { projectsQuery } from '../../../shared/projects/projects.ts'
import { useMay } from '../../../shared/session/may.ts'
import { ProjectList } from '../parts/projects/ProjectList.tsx'

const NewProjectForm = laterPart(
  () => import('../parts/projects/NewProjectForm.tsx').then(part => part.NewProjectForm),
  400,
)
const ProjectPage = laterPage(() =>
  import('../parts/projects/ProjectPage.tsx').then(part => part.ProjectPage),
)

export function ProjectsSettings() {
  const { t } = useTranslation()
  const { open } = useSearch({ strict: false })
  const mayManage = useMay('projects.manage')
  const query = useQuery(projectsQuery())
  const project = query.data?.items.find(({ id }) => id === open)
  if (project)
    return <ProjectPage key={project.id} title={project.name} project={project} isReadOnly={!mayManage} />
  return (
    <Page
      title={t('settings.projects')}
      lead={t('settings.about.projects')}
      actions={
        mayManage &&
        open !== 'new' && (
          <LinkButton
            to="/settings/projects"
            search={{ open: 'new' }}
            leftSection={<IconPlus size={18} aria-hidden />}
          >
            {t('settings.projectIs.new')}
          </LinkButton>
        )
      }
    >
      {mayManage && open === 'new' && <NewProjectForm />}
      <ProjectList query={query} />
    </Page>
  )
}
