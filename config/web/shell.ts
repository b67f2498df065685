import { build, type Plugin, type PluginOption, type Rolldown, type UserConfig } from 'vite'

/** The first module of the app stays a file of its own, by which Vite knows where to begin. */
const entry = /\/src\/web\/(index\.html|app\/main\.tsx)$/

/** The fields that most forms have, which would be a file each. */
const fields =
  /@mantine\/core\/.*\/(Input|InputBase|InputWrapper|InlineInput|TextInput|NativeSelect|ComboboxChevron)(\/|\.layer\.css$)|Combobox\.layer\.css\?chevron$/

/**
 * Puts what every page needs into two files: the packages, which a new version of the app leaves as they are, and our own
 * code. Left to itself the bundler makes a file of each set of modules that some pages share: eighty files for the first
 * page, each with a request of its own. Which modules these are is known only once unused ones are left out, so a build
 * beforehand finds out.
 * @param makers the plugins that make modules of files.
 */
export function shell(makers: () => PluginOption[]): Plugin {
  return {
    name: 'shell',
    async config(config, { command }) {
      if (command !== 'build') return undefined
      const needed = await modulesOfEntry(config, makers())
      const isLibrary = (id: string) => needed.has(id) && id.includes('/node_modules/')
      const isOwn = (id: string) => needed.has(id) && !id.includes('/node_modules/') && !entry.test(id)
      const groups = [
        { name: 'libraries', test: isLibrary },
        { name: 'shell', test: isOwn },
        { name: 'fields', test: (id: string) => !needed.has(id) && fields.test(id) },
      ]
      return { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }
    },
  }
}

async function modulesOfEntry(config: UserConfig, plugins: PluginOption[]): Promise<ReadonlySet<string>> {
  const { root = '', base = '/', build: options } = config
  const made = await build({
    root,
    base,
    configFile: false,
    logLevel: 'error',
    plugins,
    build: { ...options, write: false, minify: false, manifest: false },
  })
  const outputs = (Array.isArray(made) ? made : [made]).flatMap(each => ('output' in each ? each.output : []))
  const chunks = outputs.filter(each => each.type === 'chunk')
  return new Set(entryWithImports(chunks).flatMap(({ moduleIds }) => moduleIds))
}

function entryWithImports(chunks: Rolldown.OutputChunk[]): Rolldown.OutputChunk[] {
  const found = new Set(chunks.filter(({ isEntry }) => isEntry))
  for (const { imports } of found)
    for (const each of chunks) if (imports.includes(each.fileName)) found.add(each)
  return [...found]
}
