export { en as ps } from './en.ts'
