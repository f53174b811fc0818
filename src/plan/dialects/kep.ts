import { markdownDialect } from './free-form/free-form.ts'

/**
 * Kubernetes enhancement proposals: a release sign-off checklist, `- [ ] (R) …`, and graduation criteria.
 * https://github.com/kubernetes/enhancements/blob/master/keps/NNNN-kep-template/README.md
 */
export const kep = markdownDialect(
  'kep',
  ({ path, text }) =>
    /(?:^|\/)keps?\/.*README\.md$/.test(path) || /^#+ Release Signoff Checklist/m.test(text),
  {
    // The questionnaire answers questions; its headings promise nothing.
    meaningOf: heading =>
      /^(?:Goals|Requirements?|Production Readiness|Monitoring Requirements|Scalability|Prerequisite testing)/i.test(
        heading,
      )
        ? 'context'
        : null,
  },
)
