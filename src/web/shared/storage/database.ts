import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Draft } from '../drafts/draft.ts'

interface Schema extends DBSchema {
  /** What the server answered, for the next start and for offline. */
  answers: { key: string; value: unknown }
  /** What people wrote and the server does not have yet. */
  drafts: { key: string; value: Draft; indexes: { person: string } }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined

/** The browser's own record; opened once, closed where a newer version of the app wants to change it. */
export function browserDatabase(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('dateline', 1, {
    upgrade(database) {
      database.createObjectStore('answers')
      database.createObjectStore('drafts', { keyPath: 'key' }).createIndex('person', 'person')
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase | null)?.close(),
    terminated: () => {
      opened = undefined
    },
  })
  return opened
}
