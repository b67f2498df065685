import { describe, expect, it } from 'vitest'
import { auditSentences } from '../../src/backup/audit-head.ts'
import { type AuditHead, formatVersion, type Header } from '../../src/backup/format.ts'

const [older, newer] = ['a', 'b'].map(sign => sign.repeat(64)) as [string, string]

describe('what a restore says of the audit log', () => {
  it.each<[string, AuditHead | null | undefined, AuditHead | undefined, RegExp[]]>([
    [
      'where nothing else is known',
      { seq: 7, hash: older },
      undefined,
      [/ends at row 7 \(a{12}\); what was done after/],
    ],
    [
      'that is a shorter one',
      { seq: 7, hash: older },
      { seq: 9, hash: newer },
      [/row 7/, /shorter one.*seen row 9 \(b{12}\): rows 8 to 9 are not in/],
    ],
    [
      'that lacks one row',
      { seq: 7, hash: older },
      { seq: 8, hash: newer },
      [/row 7/, /row 8 is not in the backup/],
    ],
    ['that is empty', null, { seq: 2, hash: newer }, [/ends at no row/, /rows 1 to 2 are not/]],
    ['that is another one', { seq: 7, hash: older }, { seq: 7, hash: newer }, [/row 7/, /another one/]],
    ['that is the same', { seq: 7, hash: older }, { seq: 7, hash: older }, [/row 7/]],
    ['that is longer than what is known', { seq: 7, hash: older }, { seq: 3, hash: newer }, [/row 7/]],
    ['of a backup of before', undefined, { seq: 3, hash: newer }, [/did not note/, /seen row 3.*compare/]],
  ])('%s', (_title, auditHead, known, sentences) => {
    const said = auditSentences(buildHeader(auditHead), known)
    expect(said).toEqual(sentences.map(sentence => expect.stringMatching(sentence)))
  })
})

function buildHeader(auditHead: AuditHead | null | undefined): Header {
  const madeAt = '2026-11-20T09:00:00Z'
  return {
    dateline: '1',
    format: formatVersion,
    madeAt,
    migrations: [],
    tables: [],
    secretKeyIds: [],
    auditHead,
  }
}
