export { en as prs } from './en.ts'
