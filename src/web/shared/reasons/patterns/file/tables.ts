/** What the readers of tables say: CSV, workbooks, the letters of files. */
export const tablePatterns = {
  moreFaults: 'From here on there are {count} more faults, which are not listed.',
  encodingGuessed:
    'The file does not say how its letters are encoded and is not UTF-8; it was read as {code}. Look at its letters, or save it as UTF-8.',
  charactersRemoved: 'Invisible characters were removed: {list}.',
  tooManyBroken: 'Too many lines are not CSV; the rest is not read.',
  notCsv: 'The line is not CSV.',
  quoteNotClosed:
    'A quotation mark is opened and never closed; close it, and write a quotation mark inside a cell as two ("").',
  quoteClosedInCell:
    'A quotation mark is closed in the middle of a cell; write a quotation mark inside a cell as two ("").',
  textBehindQuote:
    'Text stands behind the quotation mark that closes a cell; write a quotation mark inside a cell as two ("").',
  quoteInPlainCell:
    'A quotation mark stands in a cell that is not quoted; quote the cell and write it as two ("").',
  rowTooLong: 'The row has more than {most} characters.',
  linesOfOne: 'Lines {number} to {total} are taken for one record.',
  tooManyCells:
    'The row has {count} cells; there are {total} columns. Put quotation marks around a cell that holds a separator.',
  cellNameless:
    'The cell "{cell}" stands in column {number}, which has no heading; give every column one (merged cells leave the others without).',
  sheetCellNameless:
    'The cell {cells} holds "{cell}" and its column has no heading; give every column one (merged cells leave the others without).',
  sheetError: 'The cell {cells} holds the error {code}.',
  sheetFormula:
    'The cell {cells} holds a formula without a value; open the file in a spreadsheet and save it.',
  sheetNotWhole: 'The cell {cells} is {figure}; a number of the log is a whole one.',
  sheetPercentage:
    'The cell {cells} is {figure}; write a percentage as a number from 0 to 100, such as 62.5, in a cell that is not formatted as a percentage.',
  sheetMerged: 'The cells {cells} are merged; separate them and write a value into each row.',
  sheetTitle: 'The headings were read from this row; what stands alone above it was left out.',
  rowsHidden: 'Hidden rows were read like the others: {list}.',
  rowsHiddenMore: 'Hidden rows were read like the others: {list} and {count} more.',
  columnsHidden: 'Hidden columns were read like the others: {list}.',
  columnsHiddenMore: 'Hidden columns were read like the others: {list} and {count} more.',
  sheetsLeftOut: 'Only the first sheet, "{name}", was read; left out: {list}.',
  sheetsLeftOutMore: 'Only the first sheet, "{name}", was read; left out: {list} and {count} more.',
} as const
