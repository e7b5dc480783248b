/** Which screen an address names, for each role that collects. */
import { Route, Switch } from "wouter";
import { LineScreen } from "../device-settings/LineScreen.tsx";
import { SupportScreen } from "../device-settings/SupportScreen.tsx";
import { TimesScreen } from "../device-settings/TimesScreen.tsx";
import { DevicesScreen } from "../devices/DevicesScreen.tsx";
import { ChangeKeysScreen } from "../forbund/ChangeKeysScreen.tsx";
import { ColleaguesScreen, WordsScreen } from "../forbund/LockScreens.tsx";
import { RulesScreen } from "../forbund/RulesScreen.tsx";
import { SettingsScreen } from "../forbund/SettingsScreen.tsx";
import { FormsScreen } from "../forms/FormsScreen.tsx";
import { ImportScreen } from "../imports/ImportScreen.tsx";
import { InsatserScreen } from "../insatser/InsatserScreen.tsx";
import { InsatsScreen } from "../insatser/InsatsScreen.tsx";
import { NewInsatsScreen } from "../insatser/NewInsatsScreen.tsx";
import { ParticipantsScreen } from "../insatser/ParticipantsScreen.tsx";
import { ForbundListScreen } from "../nation/ForbundListScreen.tsx";
import { ForbundScreen } from "../nation/ForbundScreen.tsx";
import { NationOverview } from "../nation/NationOverview.tsx";
import { NationReleaseScreen } from "../nation/NationReleaseScreen.tsx";
import { NewForbundScreen } from "../nation/NewForbundScreen.tsx";
import { OverviewScreen } from "../overview/OverviewScreen.tsx";
import { ReleaseScreen } from "../release/ReleaseScreen.tsx";
import { ReportScreen } from "../report/ReportScreen.tsx";
import { QuestionScreen } from "../tables/QuestionScreen.tsx";
import { TablesScreen } from "../tables/TablesScreen.tsx";
import { OthersScreen } from "../trust/OthersScreen.tsx";
import { Page } from "../ui/Page.tsx";
import { UpwardsScreen } from "../upwards/UpwardsScreen.tsx";

/** The screens of a förbund. */
export function ForbundScreens() {
  return (
    <Switch>
      <Route path="/" component={OverviewScreen} />
      <Route path="/insatser" component={InsatserScreen} />
      <Route path="/insatser/ny" component={NewInsatsScreen} />
      <Route path="/insatser/deltagarantal" component={ParticipantsScreen} />
      <Route path="/insatser/:id">{({ id }) => <InsatsScreen id={id} />}</Route>
      <Route path="/enheter" component={DevicesScreen} />
      <Route path="/importera" component={ImportScreen} />
      <Route path="/slapp" component={ReleaseScreen} />
      <Route path="/tabeller">
        <TablesScreen />
      </Route>
      <Route path="/tabeller/fraga/:code">{({ code }) => <QuestionScreen code={code} />}</Route>
      <Route path="/tabeller/:id">{({ id }) => <TablesScreen id={id} />}</Route>
      <Route path="/jamfor" component={OthersScreen} />
      <Route path="/nns" component={UpwardsScreen} />
      <Route path="/rapport" component={ReportScreen} />
      <Route path="/installningar" component={SettingsScreen} />
      <Route path="/installningar/formular" component={FormsScreen} />
      <Route path="/installningar/stod" component={SupportScreen} />
      <Route path="/installningar/stod/:at">{({ at }) => <LineScreen at={Number(at)} />}</Route>
      <Route path="/installningar/tider" component={TimesScreen} />
      <Route path="/installningar/regler" component={RulesScreen} />
      <Route path="/installningar/kollegor" component={ColleaguesScreen} />
      <Route path="/installningar/ord" component={WordsScreen} />
      <Route path="/installningar/nyckel" component={ChangeKeysScreen} />
      <Route component={NotFound} />
    </Switch>
  );
}

/** The screens of NNS: förbund where a förbund has insatser. */
export function NationScreens() {
  return (
    <Switch>
      <Route path="/" component={NationOverview} />
      <Route path="/forbund" component={ForbundListScreen} />
      <Route path="/forbund/nytt" component={NewForbundScreen} />
      <Route path="/forbund/:id">{({ id }) => <ForbundScreen id={id} />}</Route>
      <Route path="/importera" component={ImportScreen} />
      <Route path="/slapp" component={NationReleaseScreen} />
      <Route path="/tabeller">
        <TablesScreen />
      </Route>
      <Route path="/tabeller/fraga/:code">{({ code }) => <QuestionScreen code={code} />}</Route>
      <Route path="/rapport" component={ReportScreen} />
      <Route path="/installningar" component={SettingsScreen} />
      <Route path="/installningar/regler" component={RulesScreen} />
      <Route path="/installningar/kollegor" component={ColleaguesScreen} />
      <Route path="/installningar/ord" component={WordsScreen} />
      <Route path="/installningar/nyckel" component={ChangeKeysScreen} />
      <Route component={NotFound} />
    </Switch>
  );
}

function NotFound() {
  return (
    <Page title="Sidan finns inte.">
      <p>
        <a href="#/">Till start</a>
      </p>
    </Page>
  );
}
