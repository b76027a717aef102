// PAM as RDS has it: a module that hands the password to a local verifier. The verifier is the lab's own, behind a socket.

import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

export interface PamStack {
  /** The name of the PAM service. */
  readonly service: string
  /** What a server has to be started with to see the stack, and not that of the machine. */
  readonly env: Readonly<Record<string, string>>
  close(): void
}

/** Undefined when the token is right, or why it is not. */
export type VerifyToken = (user: string, token: string) => string | undefined

/** `libraries` is where the packages were unpacked, `folder` the server's own. */
export async function openPamStack(
  libraries: string,
  folder: string,
  verify: VerifyToken,
): Promise<PamStack> {
  const [triplet = ''] = readdirSync(join(libraries, 'usr', 'lib')).filter(name => name.includes('-linux-'))
  const socket = join(folder, 'verifier')
  const server = createServer({ allowHalfOpen: true }, client => {
    let text = ''
    client.on('error', () => client.destroy())
    client.on('data', chunk => {
      text += chunk
    })
    client.on('end', () => {
      const end = text.indexOf('\n')
      const fault = verify(text.slice(0, end), text.slice(end + 1))
      client.end(fault === undefined ? 'ok\n' : `no ${fault}\n`)
    })
  })
  await new Promise<void>(resolve => server.listen(socket, resolve))
  // The server runs as somebody else; nobody but it can enter the folder.
  chmodSync(socket, 0o777)

  const scripts = join(folder, 'scripts')
  const services = join(folder, 'pam')
  for (const path of [scripts, services]) {
    mkdirSync(path)
    chmodSync(path, 0o755)
  }
  writeFileSync(join(scripts, 'pam_script_auth'), scriptFor(socket), { mode: 0o755 })
  const pamScript = join(libraries, 'lib', triplet, 'security', 'pam_script.so')
  writeFileSync(
    join(services, 'rds'),
    `auth required ${pamScript} dir=${scripts}\naccount required pam_permit.so\n`,
  )
  return {
    service: 'rds',
    env: {
      LD_PRELOAD: join(libraries, 'usr', 'lib', triplet, 'libpam_wrapper.so'),
      PAM_WRAPPER: '1',
      PAM_WRAPPER_SERVICE_DIR: services,
    },
    close: () => server.close(),
  }
}

/** Perl is on every Debian. pam_exec would do without a script, and cuts passwords off after 511 bytes. */
function scriptFor(socket: string): string {
  return `#!/usr/bin/perl
use IO::Socket::UNIX;
my $verifier = IO::Socket::UNIX->new(Peer => "${socket}") or exit 1;
print $verifier "$ENV{PAM_USER}\\n$ENV{PAM_AUTHTOK}";
shutdown($verifier, 1);
exit(<$verifier> =~ /^ok/ ? 0 : 1);
`
}
