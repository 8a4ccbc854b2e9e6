// Which room may import which. Each rule lists what a room may reach; anything else fails the build.
const { builtinModules } = require('node:module');

const NODE = `^(node:)?(${builtinModules.join('|')})$`;
const pkg = (name) => `(^|/)node_modules/${name}/`;
const only = (name, room, ...may) => ({
  name,
  severity: 'error',
  from: { path: room },
  to: { pathNot: [room, ...may] },
});

module.exports = {
  forbidden: [
    only('core-imports-only-core', '^src/core/'),
    only(
      'discord-imports',
      '^src/adapters/discord/',
      '^src/core/',
      '^src/adapters/shared/',
      '^src/net/',
      pkg('discord\\.js'),
      pkg('undici'),
      NODE,
    ),
    only(
      'telegram-imports',
      '^src/adapters/telegram/',
      '^src/core/',
      '^src/adapters/shared/',
      '^src/net/',
      pkg('grammy'),
      // Types alone: the cruiser finds no file behind it.
      '^grammy/types$',
      pkg('undici'),
      NODE,
    ),
    only(
      'terminal-imports',
      '^src/adapters/terminal/',
      '^src/core/',
      '^src/adapters/shared/',
      NODE,
    ),
    only(
      'editor-imports',
      '^src/adapters/editor/',
      '^src/core/',
      '^src/protocol/',
      '^src/net/',
      pkg('undici'),
      pkg('eventsource-parser'),
      pkg('cockatiel'),
      pkg('zod'),
      NODE,
    ),
    only('picture-imports', '^src/adapters/picture/', '^src/core/', pkg('@napi-rs/canvas'), NODE),
    only('shared-imports', '^src/adapters/shared/', '^src/core/', NODE),
    only('system-imports', '^src/adapters/system/', '^src/core/', NODE),
    only('log-imports', '^src/adapters/log/', '^src/core/', pkg('pino')),
    only(
      'storage-imports',
      '^src/storage/',
      '^src/core/',
      pkg('keyv'),
      pkg('@keyv/sqlite'),
      pkg('zod'),
      NODE,
    ),
    only('protocol-imports', '^src/protocol/', pkg('zod')),
    only('net-imports', '^src/net/', pkg('undici'), pkg('ipaddr\\.js'), NODE),
    only(
      'public-imports',
      '^src/public/',
      '^src/core/',
      '^src/net/',
      pkg('fastify'),
      pkg('@fastify/'),
      NODE,
    ),
    only('config-imports', '^config/', pkg('zod'), NODE),
    {
      name: 'studio-knows-no-bot',
      severity: 'error',
      from: { path: '^src/studio/' },
      to: { path: '^(src/(core|adapters|storage|public|commands)|config)/' },
    },
    {
      name: 'nothing-imports-the-entry',
      severity: 'error',
      from: {},
      to: { path: '^src/main\\.ts$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^(src|config)/' },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^(src|config)/', pathNot: '^src/main\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
