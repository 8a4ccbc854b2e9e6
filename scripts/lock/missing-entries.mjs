const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** The system that a package is for, from the words of its name: `cli-linux-x64-musl`. */
function systemOf(name) {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (!os || !cpu) throw new Error(`${name}: no system in its name; add its entry by hand`);
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  return { cpu: [cpu], os: [os], ...(os === 'linux' && { libc: [libc] }) };
}

/** Where Node would look for `name` from the package at `path`, nearest first. */
function placesOf(path, name) {
  const folders = path.split('/node_modules/');
  const places = folders.map((_, depth) =>
    [...folders.slice(0, depth + 1), name].join('/node_modules/'),
  );
  return [...places.reverse(), `node_modules/${name}`];
}

/** The entries that the lock file should have for optional packages and has not, as [path, entry]. */
export function missingEntries(packages) {
  return Object.entries(packages).flatMap(([path, { dev, optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !placesOf(path, name).some((place) => place in packages))
      .map(([name, version]) => [
        `node_modules/${name}`,
        { version, ...systemOf(name), ...(dev && { dev }), optional: true },
      ]),
  );
}
