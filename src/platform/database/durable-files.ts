import fs from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** PostgreSQL's own care for the disk, which PGlite turns off. */
export const durableStartParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
]

/**
 * Files that are really on the disk when PostgreSQL asks for it. PGlite's own ignore the request:
 * PostgreSQL, which knows the order that matters, is given back a real fsync, of files and folders.
 */
export class DurableFiles extends NodeFS {
  /** Why the engine stopped for good: the disk refused a flush, or the engine gave up by itself. */
  failure: Error | undefined
  /** Bytes written to the log since the last call of `forgetLog`. */
  logBytes = 0

  forgetLog(): void {
    this.logBytes = 0
  }

  override async init(
    ...[pglite, options]: Parameters<NodeFS['init']>
  ): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options)
    const hook = (module: unknown): void => this.#hook(module as EngineModule)
    return {
      emscriptenOpts: { ...emscriptenOpts, preRun: [hook, ...(emscriptenOpts.preRun ?? [])] },
    }
  }

  #hook(module: EngineModule): void {
    const operations = module.NODEFS.stream_ops
    const write = operations.write
    operations.write = (stream, ...rest) => {
      const written = write(stream, ...rest)
      if (stream.node.parent.name === 'pg_wal') this.logBytes += written
      return written
    }
    operations.fsync = (stream) => {
      try {
        fs.fsyncSync(stream.nfd)
        return 0
      } catch (error) {
        if (isFolderThatCannotFlush(stream.nfd, error)) return 0
        return this.#stop(module, error instanceof Error ? error : new Error(String(error)))
      }
    }
    module.onAbort = () => this.#stop(module, new Error('the database engine gave up'))
  }

  /**
   * PGlite catches whatever the engine throws and calls it again: after a panic it would turn for
   * ever. So the error is one that cannot be looked at, and the engine can no longer be entered.
   * The files stay as after a crash: the next start replays the log.
   */
  #stop(module: EngineModule, cause: Error): never {
    this.failure ??= cause
    const stopped = new EngineStopped('the database engine stopped', { cause })
    const refuse = (): never => {
      throw stopped
    }
    module._PostgresMainLoopOnce = refuse
    module._PostgresSendReadyForQueryIfNecessary = refuse
    module._pgl_pq_flush = refuse
    return refuse()
  }
}

/** Some file systems flush the names in a folder by themselves; PostgreSQL lets them too. */
function isFolderThatCannotFlush(descriptor: number, error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return (
    ['EINVAL', 'EBADF', 'EPERM', 'EISDIR'].includes(code) && fs.fstatSync(descriptor).isDirectory()
  )
}

class EngineStopped extends Error {
  /** PGlite reads it in its catch: throwing there is the way out of its loop. */
  get status(): never {
    throw this
  }
}

/** What is used of the engine and of its file layer. */
interface EngineModule {
  onAbort?: () => never
  _PostgresMainLoopOnce: () => void
  _PostgresSendReadyForQueryIfNecessary: () => void
  _pgl_pq_flush: () => void
  readonly NODEFS: {
    readonly stream_ops: {
      fsync?: (stream: Stream) => number
      write: (stream: Stream, ...rest: readonly unknown[]) => number
    }
  }
}

interface Stream {
  /** The descriptor of the real file. */
  readonly nfd: number
  readonly node: { readonly parent: { readonly name: string } }
}
