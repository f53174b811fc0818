/** A git request that arrived, in the words of CGI. */
export interface GitRequest {
  readonly method: string
  readonly path: string
  readonly query: string
}

export interface GitServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string
  /** Authorised requests in the order of their arrival. */
  readonly requests: readonly GitRequest[]
  close(): Promise<void>
}

/** Serves the bare repositories below `root`; every request needs the token as its basic password. */
export function serveGit(options: {
  readonly root: string
  readonly token: string
  readonly before?: (request: GitRequest) => void | Promise<void>
}): Promise<GitServer>
