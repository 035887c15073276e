import { Button, Container, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { ask, useAct, useRead } from "../api/core.ts";
import type { ApiProblem } from "../api/problem.ts";
import { useLocale, useTexts } from "../ui/locale.tsx";
import { Failed } from "../ui/states.tsx";
import { GATE_TEXTS } from "./gate-texts.ts";
import { MeContext } from "./me.tsx";

const CODE = /^#entrar=(.+)$/;

/** Lets in whoever is signed in; others sign in, or come by the link that they were given. */
export function Gate(props: { readonly isOut: boolean; readonly onIn: () => void; readonly children: ReactNode }) {
  const [code, setCode] = useState(() => CODE.exec(window.location.hash)?.[1]);
  const leaveCode = () => {
    // From now on it is not for whoever looks over a shoulder.
    window.history.replaceState(null, "", window.location.pathname);
    setCode(undefined);
  };
  if (code)
    return (
      <ByLink
        code={code}
        onIn={() => {
          leaveCode();
          props.onIn();
        }}
        onLeave={leaveCode}
      />
    );
  if (props.isOut) return <SignIn onIn={props.onIn} />;
  return <Known>{props.children}</Known>;
}

function Known({ children }: { readonly children: ReactNode }) {
  const me = useRead("GET /staff/me");
  if (me.data) return <MeContext value={me.data}>{children}</MeContext>;
  if (me.error && me.error.code !== "sign_in_needed")
    return <Failed code={me.error.code} onRetry={() => void me.refetch()} />;
  return null;
}

function Frame({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  const { locale, chooseLocale } = useLocale();
  return (
    <Container size={400} component="main" className="gate">
      <img src="/favicon.svg" alt="" width="44" height="44" />
      <Title order={1}>{title}</Title>
      <Text c="dimmed">{text}</Text>
      {children}
      <Button variant="subtle" color="gray" onClick={() => chooseLocale(locale === "es" ? "en" : "es")}>
        {locale === "es" ? "English" : "Español"}
      </Button>
    </Container>
  );
}

function SignIn({ onIn }: { readonly onIn: () => void }) {
  const texts = useTexts(GATE_TEXTS);
  const act = useAct("POST /staff/sign-in", onIn);
  const oidc = useRead("GET /staff/oidc");
  const [wasRefused] = useState(() => window.location.hash.startsWith("#rechazado="));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    act.mutate({ body: { email: String(form.get("email")), password: String(form.get("password")) } });
  };
  return (
    <Frame title={texts.title} text={texts.intro}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput name="email" type="email" label={texts.email} autoComplete="username" required data-autofocus />
          <PasswordInput name="password" label={texts.password} size="md" autoComplete="current-password" required />
          <Said problem={act.error} />
          {wasRefused && !act.error && (
            <Text role="alert" c="var(--bad)">
              {texts.problems.oidc_refused}
            </Text>
          )}
          <Button type="submit" size="lg" loading={act.isPending}>
            {texts.enter}
          </Button>
        </Stack>
      </form>
      {oidc.data?.is_on && (
        <Button component="a" href="/api/v1/staff/oidc/start" variant="default" size="lg">
          {texts.elsewhere}
        </Button>
      )}
      <Text size="sm" c="dimmed">
        {texts.forgot}
      </Text>
    </Frame>
  );
}

function Said({ problem }: { readonly problem: ApiProblem | null }) {
  const texts = useTexts(GATE_TEXTS);
  if (!problem) return null;
  const words: Readonly<Record<string, string>> = texts.problems;
  return (
    <Text role="alert" c="var(--bad)">
      {words[problem.code] ?? texts.problems.other}
    </Text>
  );
}

type Welcome = Awaited<ReturnType<typeof read>>;
const read = (code: string) => ask("POST /staff/sign-in-links/read", { body: { code } });

/** The first time, or after a forgotten password: one chooses one. */
function ByLink({
  code,
  onIn,
  onLeave,
}: {
  readonly code: string;
  readonly onIn: () => void;
  readonly onLeave: () => void;
}) {
  const texts = useTexts(GATE_TEXTS);
  const [welcome, setWelcome] = useState<Welcome>();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    read(code).then(setWelcome, () => setIsOver(true));
  }, [code]);
  const act = useAct("POST /staff/sign-in-links/redeem", onIn);
  if (isOver)
    return (
      <Frame title={texts.overTitle} text={texts.over}>
        <Button onClick={onLeave}>{texts.toSignIn}</Button>
      </Frame>
    );
  if (!welcome) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [password = "", name, email] = ["password", "name", "email"].map((it) => String(form.get(it) ?? ""));
    act.mutate({ body: { code, password, ...(name && { name }), ...(email && { email }) } });
  };
  return (
    <Frame
      title={welcome.is_first ? texts.first : texts.welcome(welcome.name?.split(" ")[0] ?? "")}
      text={welcome.is_first ? texts.firstIntro : texts.welcomeIntro}
    >
      <form onSubmit={submit}>
        <Stack>
          {welcome.is_first && (
            <TextInput name="name" label={texts.name} autoComplete="name" maxLength={100} required />
          )}
          {welcome.is_first ? (
            <TextInput name="email" type="email" label={texts.email} autoComplete="username" required />
          ) : (
            <input type="email" name="username" autoComplete="username" value={welcome.email ?? ""} readOnly hidden />
          )}
          <PasswordInput
            name="password"
            size="md"
            label={texts.newPassword}
            description={texts.passwordHelp}
            autoComplete="new-password"
            minLength={12}
            required
          />
          <Said problem={act.error} />
          <Button type="submit" size="lg" loading={act.isPending}>
            {texts.enter}
          </Button>
        </Stack>
      </form>
    </Frame>
  );
}
