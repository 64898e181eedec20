import { incidentPage } from "@/app/reader-pages/incident";
import { readerRoute } from "@/app/reader-route";
import { NoSuchIncident } from "@/components/site/refusals";

const { generateMetadata, Page } = readerRoute(incidentPage, {
  title: "No such incident",
  page: <NoSuchIncident />,
});

export { generateMetadata };
export default Page;
