import type { ErrorEntry } from '../entry.ts'

/** Errors of the outreach log, figures, snapshots and infographics. */
export const outreachErrors = {
  'band-not-in-scheme': {
    family: 'bad-input',
    text: 'The age band "{band}" is not one that office "{officeId}" counts by: {bands}. Count by those, or without ages.',
  },
  'credit-line-too-long': {
    family: 'bad-input',
    text: 'The credit line has {length} characters, more than {lines} lines of the picture hold; shorten it: "{start}…".',
  },
  'day-invalid': { family: 'bad-input', text: '"{field}" is "{day}"; it must be a day as YYYY-MM-DD.' },
  'entry-invalid': { family: 'bad-input', text: '{what} cannot be logged: {faults}.' },
  'entry-imported-again': {
    family: 'conflict',
    text: 'The row that entry {entryId} came from was imported again since and counts already.',
  },
  'entry-not-found': { family: 'not-found', text: 'Entry {entryId} not found.' },
  'entry-other-world': {
    family: 'conflict',
    text: 'Entry {entryId} is {world}; it can be changed only while those networks are in use.',
  },
  'entry-withdrawn': { family: 'conflict', text: 'Entry {entryId} is withdrawn already.' },
  'export-counts-few': {
    family: 'conflict',
    text: 'A count of one to four people could be worked out from this export ({what}) and what was published before. Choose longer periods or other tables, or request it for internal use.',
  },
  'export-expired': {
    family: 'not-found',
    text: 'The file of this export was deleted after a week; request it again.',
  },
  'export-failed': { family: 'conflict', text: 'This export could not be made; request it again.' },
  'export-not-found': { family: 'not-found', text: 'Export {exportId} not found.' },
  'export-not-ready': {
    family: 'conflict',
    text: 'This export is not ready: {done} of {total} rows are written. Ask again in some seconds.',
  },
  'export-one-table': {
    family: 'bad-input',
    text: '"{format}" holds one table, and {tables} were named; request them one by one, or choose xlsx or jsonl.',
  },
  'export-public-by-project': {
    family: 'bad-input',
    text: 'Figures of people by project are not exported for the public: the rest could be worked out from the total. Leave the projects out, or request the export for internal use.',
  },
  'export-too-many-rows': {
    family: 'too-large',
    text: 'The table "{table}" has {rows} rows, and a sheet holds {most}; choose csv, jsonl or parquet, or a shorter period.',
  },
  'file-not-text': {
    family: 'bad-input',
    text: '{name} is not a text file; give a CSV file or a workbook (.xlsx).',
  },
  'identity-column': {
    family: 'bad-input',
    text: '{file}: the column "{column}" looks like personal data. Dateline keeps counts only, so that no person who asked for help can be identified: remove the column. {allowed}',
  },
  'indicator-not-summable': {
    family: 'bad-input',
    text: '"{indicator}" must not be added up: it counts {counted}. Show each value by itself.',
  },
  'indicator-without-target': {
    family: 'bad-input',
    text: '"{indicator}" takes no target: it has no figure of a period.',
  },
  'credit-missing': {
    family: 'conflict',
    text: 'Project "{project}" has no credit line in {language}. Add one, or record that there is no donor to name; then freeze the figures again.',
  },
  'infographic-invalid': { family: 'bad-input', text: 'The infographic cannot be drawn: {faults}' },
  'log-column-missing': { family: 'bad-input', text: '{file}: the column "{columns}" is missing. {allowed}' },
  'log-column-twice': {
    family: 'bad-input',
    text: '{name}, line {line}: the column "{column}" appears twice.',
  },
  'log-column-unknown': { family: 'bad-input', text: '{file}: unknown column "{column}". {allowed}' },
  'log-columns-same': {
    family: 'bad-input',
    text: '{file}: the columns "{first}" and "{second}" mean the same; keep one of them.',
  },
  'log-day-in-future': {
    family: 'bad-input',
    text: 'The date {day} is in the future; only past outreach can be logged.',
  },
  'log-mapping-unknown': {
    family: 'bad-input',
    text: '{file}: the heading "{heading}" is mapped to "{column}", which is no column of this log; the columns are {known}, or "leave-out".',
  },
  'log-import-corrected': {
    family: 'conflict',
    text: 'Entries of import {importId} were corrected since: {entryIds}. Withdraw them, or keep the import.',
  },
  'log-import-not-found': { family: 'not-found', text: 'Import {importId} of the log not found.' },
  'log-import-other-world': {
    family: 'conflict',
    text: 'Import {importId} is {world}; it can be undone only while those networks are in use.',
  },
  'log-import-undone': { family: 'conflict', text: 'Import {importId} is undone already.' },
  'log-replace-unclear': {
    family: 'bad-input',
    text: '{name}: {count} rows are refused, and it is not clear which rows of before they were to replace (line {line}). Correct them and import it again; a dry run without "replace" names them. Nothing was changed.',
  },
  'log-word-exists': {
    family: 'conflict',
    text: 'The list "{list}" has the word "{word}" already; edit it, or place it if it is not on the list.',
  },
  'log-word-into-itself': { family: 'bad-input', text: 'The word "{word}" cannot be merged into itself.' },
  'log-word-invalid': { family: 'bad-input', text: 'This cannot be a word of the log: {faults}.' },
  'log-word-merged': {
    family: 'conflict',
    text: 'The word "{word}" of the list "{list}" counts for "{into}"; place it on the list before you merge it into another.',
  },
  'log-word-not-found': { family: 'not-found', text: 'The list "{list}" has no word "{word}".' },
  'log-word-not-listed': {
    family: 'conflict',
    text: 'The word "{word}" of the list "{list}" is {state}; place it on the list first.',
  },
  'log-word-order-incomplete': {
    family: 'bad-input',
    text: 'The order must name each word of the list, once: {faults}.',
  },
  'log-word-taken': {
    family: 'conflict',
    text: '"{text}" already stands for the word "{word}" of the list "{list}"; choose another text, or merge the two words.',
  },
  'log-word-without-label': {
    family: 'bad-input',
    text: 'The word "{word}" needs a label in at least one language.',
  },
  'too-many-log-words': {
    family: 'conflict',
    text: 'The list "{list}" has {count} words; at most {most} are allowed.',
  },
  'months-open': {
    family: 'conflict',
    text: '{office} has not closed {month} ({log}){others}. Close it, or freeze with "incomplete" and the picture will say so.',
  },
  'month-closed': {
    family: 'conflict',
    text: '{month} is closed in {office} (by {person}, {day}). To add or change entries, reopen it with a reason.',
  },
  'month-not-over': {
    family: 'conflict',
    text: 'The month {month} is not over: in the office it is {today}. Close it from the first day after it.',
  },
  'month-open': { family: 'conflict', text: 'The {log} of {month} are not closed in office "{officeId}".' },
  'no-office': { family: 'bad-input', text: 'Name at least one office.' },
  'picture-changed': {
    family: 'conflict',
    text: 'Infographic {infographicId} no longer renders to the same bytes as on {day} (renderer {before} then, {now} now). Keep the old file, or create a new version.',
  },
  'period-reversed': {
    family: 'bad-input',
    text: 'The period ends on {to}, before it begins on {from}; swap the two.',
  },
  'small-cells': {
    family: 'conflict',
    text: 'A count under 5 could be worked out from this picture ({what}). Remove the chart or the total.',
  },
  'sheet-invalid': {
    family: 'bad-input',
    text: '{name} cannot be read as a workbook: {reason}. Save it again as .xlsx, or as CSV.',
  },
  'sheet-old-form': {
    family: 'bad-input',
    text: '{name} is a workbook of the old form (.xls) or has a password; save it as .xlsx without a password, or as CSV.',
  },
  'sheet-too-large': {
    family: 'too-large',
    text: '{name} unpacks to {megabytes} MB; a workbook of at most {most} MB can be imported. Remove pictures and empty rows, or save the sheet as CSV.',
  },
  'sheet-too-many-parts': {
    family: 'too-large',
    text: '{name} has {parts} parts; a workbook of at most {most} can be imported. Save the sheet as CSV.',
  },
  'target-invalid': {
    family: 'bad-input',
    text: 'The target is {value}; it must be above 0 and at most {most}.',
  },
  'period-not-begun': {
    family: 'conflict',
    text: 'The period begins on {from}, and {today}: it has no figures yet.',
  },
  'period-open': {
    family: 'conflict',
    text: 'The period ends on {to}, and {today}. Freeze it after that day, or ask for it "so far".',
  },
  'version-behind': {
    family: 'conflict',
    text: '{person} changed this entry at {at}; it has version {version} now. Compare both versions and save again.',
  },
} as const satisfies Record<string, ErrorEntry>
