import { existsSync, rmdirSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { keyOfMedia, type MediaStorage } from '../news/media/media-storage.ts'
import type { Connection } from './tables.ts'

interface FilePlaces {
  mediaStorage: MediaStorage
  infographicDirectory: string
}

/** Puts the files of a backup to their places, and remembers which it has put, to take them back. */
export function putFiles({ mediaStorage, infographicDirectory }: FilePlaces, connection: Connection) {
  const keys: string[] = []
  const files: string[] = []

  async function putPicture(hash: string, bytes: Uint8Array): Promise<void> {
    const { rows } = await connection.query('select content_type from media where sha256 = $1 limit 1', [
      hash,
    ])
    const key = keyOfMedia(hash)
    if (!(await mediaStorage.exists(key))) keys.push(key)
    await mediaStorage.put(key, bytes, String(rows[0]?.content_type))
  }

  async function putInfographic(name: string, bytes: Uint8Array): Promise<void> {
    const file = join(infographicDirectory, name)
    if (!existsSync(file)) files.push(file)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
  }

  return {
    /** False for a name that is neither a picture's nor an infographic's. */
    async put(name: string, bytes: Uint8Array): Promise<boolean> {
      const hash = /^media\/([0-9a-f]{64})$/.exec(name)?.[1]
      const picture = /^infographics\/([0-9a-f-]{36}\/[\w-]+\.\w+)$/.exec(name)?.[1]
      if (hash) await putPicture(hash, bytes)
      if (picture) await putInfographic(picture, bytes)
      return hash !== undefined || picture !== undefined
    },

    /** The record names infographics by where they lie, and they lie elsewhere now. */
    async point(): Promise<void> {
      await connection.query(
        `update infographic
            set file = $1 || '/' || snapshot_id || '/' || regexp_replace(file, '^.*[/\\\\]', '')`,
        [infographicDirectory],
      )
    },

    async takeBack(): Promise<void> {
      for (const key of keys) await mediaStorage.delete(key)
      for (const file of files) rmSync(file, { force: true })
      for (const folder of [...new Set(files.map(dirname)), infographicDirectory]) removeIfEmpty(folder)
    },
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // Other files lie in it, or it was never made.
  }
}
