/** Imports run one way, those of types too; what stands further left may import what stands further right. */
const stages = [
  "analytics",
  "leads",
  "work",
  "links",
  "staff",
  "health",
  "webhooks",
  "invitation",
  "session",
  "scenario",
  "provision",
  "tenant",
  "events",
  "http",
  "jobs",
  "sql",
];

/** One rule per stage: it may not import a stage to its left. */
const oneWay = stages.slice(1).map((stage, index) => ({
  name: `${stage}-does-not-look-back`,
  severity: "error",
  from: { path: `^server/${stage}/` },
  to: { path: `^server/(${stages.slice(0, index + 1).join("|")})/` },
}));

/** The rooms of the bakery's world, one on top of the other: a lower one does not know those above, nor what drives them. */
const rooms = ["reports", "steps", "state", "rules", "model"];

const noArrowUpward = rooms.map((room, index) => ({
  name: `the-worlds-${room}-do-not-look-up`,
  severity: "error",
  from: { path: `^server/bakery/world/${room}/` },
  to: {
    path: `^server/bakery/world/(${[...rooms.slice(0, index).map((it) => `${it}/`), "[^/]+\\.ts$"].join("|")})`,
  },
}));

module.exports = {
  forbidden: [
    ...oneWay,
    ...noArrowUpward,
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "only-main-names-the-bakery",
      severity: "error",
      from: { path: "^server/", pathNot: "^server/(main\\.ts|bakery/)" },
      to: { path: "^server/bakery/" },
    },
    {
      name: "only-what-is-served-names-the-bakerys-pages",
      severity: "error",
      from: { path: "^web/", pathNot: "^web/(served|bakery)/" },
      to: { path: "^(web|contract)/bakery/" },
    },
    {
      name: "only-the-pages-and-their-build-know-what-is-served",
      severity: "error",
      from: { path: "^web/", pathNot: "^web/((start|workspace|door|sales)/main\\.tsx|vite\\.config\\.ts)$" },
      to: { path: "^web/served/" },
    },
    {
      name: "the-bakery-uses-only-the-seam",
      severity: "error",
      from: { path: "^server/bakery/" },
      to: {
        path: "^server/",
        pathNot:
          "^server/(bakery/|sql/|domain(-prospects)?\\.ts|serve\\.ts|errors\\.ts|cursor\\.ts|idempotency-key\\.ts)",
      },
    },
    {
      name: "stages-do-not-import-the-process",
      severity: "error",
      from: { path: `^server/(${stages.join("|")})/` },
      to: { path: "^server/(main|app|worker|resources|deps)\\.ts" },
    },
    {
      name: "the-contract-knows-nobody",
      severity: "error",
      from: { path: "^contract/" },
      to: { path: "^(server|web|test)/" },
    },
    {
      name: "web-and-server-meet-in-the-contract",
      severity: "error",
      from: { path: "^web/" },
      to: { path: "^server/" },
    },
    {
      name: "screens-do-not-import-screens",
      severity: "error",
      from: { path: "^web/bakery/([^/]+)/" },
      to: { path: "^web/bakery/([^/]+)/", pathNot: "^web/bakery/$1/" },
    },
    {
      name: "the-interface-kit-knows-no-business",
      severity: "error",
      from: { path: "^web/ui/" },
      to: { path: "^(web/(start|workspace|bakery)|contract)/" },
    },
    {
      name: "no-test-code-in-production",
      severity: "error",
      from: { path: "^(server|contract|web|bench|scripts)/", pathNot: "\\.test\\.ts$" },
      to: { path: "(^test/|\\.test\\.ts$)" },
    },
    {
      name: "no-development-dependency-in-production",
      severity: "error",
      from: { path: "^(server|contract)/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["npm-dev"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^web/dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
