// The arrows of docs/decisions/0005-rooms-and-arrows.md: who may import whom.
const rooms = [
  'core',
  'api',
  'bounded',
  'database',
  'events',
  'queue',
  'networks',
  'sandbox',
  'access',
  'offices',
  'secrets',
  'channels',
  'news',
  'publishing',
  'indicators',
  'outreach',
  'notifications',
  'infographics',
  'backup',
  'http',
  'cli',
  'demo',
]

/** What each room may import besides itself. `view` means: only the room's `*.view.ts` files. */
const mayImport = {
  core: [],
  api: ['core', 'indicators'],
  bounded: ['core'],
  database: ['core'],
  events: ['core', 'database'],
  queue: ['core', 'database'],
  networks: ['core'],
  sandbox: ['core', 'networks'],
  access: ['core', 'bounded', 'database', 'events'],
  offices: ['core', 'bounded', 'database', 'events', 'networks', 'access'],
  secrets: ['core', 'database', 'access'],
  channels: ['core', 'bounded', 'database', 'events', 'queue', 'networks', 'offices', 'access', 'secrets'],
  news: ['core', 'bounded', 'database', 'events', 'queue', 'networks', 'offices', 'access', 'channels'],
  publishing: [
    'core',
    'bounded',
    'database',
    'events',
    'queue',
    'networks',
    'offices',
    'access',
    'channels',
    'news:view',
  ],
  indicators: ['core'],
  outreach: [
    'core',
    'bounded',
    'database',
    'events',
    'queue',
    'networks',
    'indicators',
    'offices',
    'access',
    'channels',
    'news:view',
    'publishing:view',
  ],
  notifications: ['core', 'database', 'events', 'queue', 'networks', 'access', 'secrets', 'channels'],
  'outreach/disclosure': ['core'],
  infographics: ['core', 'outreach/disclosure'],
  'infographics/request': [
    'core',
    'bounded',
    'database',
    'networks',
    'offices',
    'access',
    'channels',
    'news',
    'outreach',
    'infographics',
  ],
  backup: ['core', 'database', 'events', 'access', 'news'],
  http: [
    'core',
    'api',
    'bounded',
    'database',
    'events',
    'queue',
    'networks',
    'offices',
    'access',
    'secrets',
    'channels',
    'news',
    'publishing',
    'outreach',
    'notifications',
    'infographics/request',
    'sandbox',
  ],
  cli: ['core', 'api', 'indicators'],
  assembly: rooms,
  demo: [...rooms, 'assembly'],
}

const kinds = { view: '.+\\.view\\.ts$' }

function target(entry) {
  const [room, kind] = entry.split(':')
  return kind ? `^src/${room}/${kinds[kind]}` : `^src/${room}/`
}

/** The assembly and the demo start from the settings and may start workers. */
function edges(room) {
  return room === 'assembly' || room === 'demo' ? ['^config/', '^workers/'] : []
}

/** Rooms within a room that have arrows of their own. */
function inner(room) {
  return Object.keys(mayImport)
    .filter(each => each.startsWith(`${room}/`))
    .map(each => `^src/${each}/`)
}

const roomRules = Object.entries(mayImport).map(([room, allowed]) => ({
  name: `arrow-${room}`,
  comment: `src/${room}/ may import ${allowed.length ? allowed.join(', ') : 'nothing of ours'}.`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: inner(room) },
  to: {
    path: '^(src|workers|config|tests)/',
    pathNot: [`^src/${room}/`, ...allowed.map(target), ...edges(room)],
  },
}))

/** The app of the browser: app → features → shared; of the server it takes the types of the contract. */
const webRules = [
  {
    name: 'arrow-web',
    comment: 'src/web/ takes types of src/api/, and nothing else of ours.',
    severity: 'error',
    from: { path: '^src/web/' },
    to: { path: '^(src|workers|config|tests)/', pathNot: ['^src/web/', '^src/api/'] },
  },
  {
    name: 'web-takes-types',
    comment: 'The contract is Zod schemas, which no browser loads.',
    severity: 'error',
    from: { path: '^src/web/' },
    to: { path: '^src/api/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'web-without-node',
    severity: 'error',
    from: { path: '^src/web/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'web-shared-alone',
    comment: 'src/web/shared/ knows no feature and not the app.',
    severity: 'error',
    from: { path: '^src/web/shared/' },
    to: { path: '^src/web/(app|features)/' },
  },
  {
    name: 'web-features-apart',
    comment: 'Features of the app never import each other, nor the app.',
    severity: 'error',
    from: { path: '^src/web/features/([^/]+)/' },
    to: { path: '^src/web/(app|features)/', pathNot: '^src/web/features/$1/' },
  },
  {
    name: 'server-without-web',
    severity: 'error',
    from: { path: '^(src|workers|config)/', pathNot: '^src/web/' },
    to: { path: '^src/web/' },
  },
]

module.exports = {
  forbidden: [
    ...roomRules,
    ...webRules,
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'settings-at-the-edge',
      comment: 'Only entry points read the settings; everything else is handed what it needs.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main\\.ts$', '^src/assembly/', '^src/demo/'] },
      to: { path: '^config/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json', '.css'] },
  },
}
