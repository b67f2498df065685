import { Badge, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useChosenOfficeIds } from '../../../../shared/offices/chosen-offices.ts'
import { Ltr } from '../../../../shared/text/Ltr.tsx'
import type { Person, usePeople } from '../../api/people.ts'
import { ListCard } from '../ListCard.tsx'
import { Row, Rows } from '../Rows.tsx'
import { useGrantWords } from './grant-words.ts'

/** The people of the offices that the pages show, by name; who is deactivated comes last. */
export function PeopleList({ query }: { query: ReturnType<typeof usePeople> }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { q = '' } = useSearch({ strict: false })
  const officeIds = useChosenOfficeIds()
  const grantWords = useGrantWords()
  const wanted = typeof q === 'string' ? q.toLocaleLowerCase() : ''
  const isShown = ({ name, email, grants }: Person) =>
    `${name} ${email}`.toLocaleLowerCase().includes(wanted) &&
    (officeIds === undefined ||
      grants.some(({ officeId }) => officeId === '*' || officeIds.includes(officeId)))
  const isOut = ({ deactivatedAt }: Person) => Number(deactivatedAt !== null)
  const shown = query.data?.items
    .filter(isShown)
    .toSorted((a, b) => isOut(a) - isOut(b) || a.name.localeCompare(b.name))
  return (
    <>
      <TextInput
        aria-label={t('settings.peopleIs.find')}
        placeholder={t('settings.peopleIs.find')}
        leftSection={<IconSearch size={16} aria-hidden />}
        maw={360}
        defaultValue={typeof q === 'string' ? q : ''}
        onChange={event => {
          const typed = event.currentTarget.value
          void navigate({
            to: '/settings/people',
            search: previous => ({ ...previous, q: typed || undefined }),
            replace: true,
          })
        }}
      />
      <ListCard
        title={t('settings.people')}
        aside={shown && t('settings.peopleIs.count', { count: shown.length })}
        query={query}
      >
        {() => (
          <Rows>
            {shown?.map(person => (
              <Row
                key={person.id}
                isFaint={person.deactivatedAt !== null}
                name={
                  <Link to="/settings/people" search={{ open: person.id }}>
                    <bdi>{person.name}</bdi>
                  </Link>
                }
                meta={<Ltr>{person.email}</Ltr>}
                end={
                  person.erasedAt || person.deactivatedAt ? (
                    <Badge variant="default" radius="xs" tt="none">
                      {person.erasedAt ? t('settings.peopleIs.erased') : t('settings.peopleIs.deactivated')}
                    </Badge>
                  ) : (
                    person.grants.map(grant => (
                      <Badge
                        key={`${grant.role} ${grant.officeId}`}
                        variant="light"
                        radius="xs"
                        tt="none"
                        fw={500}
                      >
                        {grantWords(grant)}
                      </Badge>
                    ))
                  )
                }
              />
            ))}
          </Rows>
        )}
      </ListCard>
    </>
  )
}
