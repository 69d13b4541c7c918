package org.gongkai.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Transactional;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
@DisplayName("凡能打开文件的类，只由子进程里的工作使用")
class OpenersTest {

    /** What can open a file: whoever depends on it has a line in the table below. */
    private static final Pattern LIBRARIES = Pattern.compile("""
            org\\.apache\\.(tika|poi|pdfbox|fontbox|commons\\.compress|commons\\.csv|xmlbeans)\\..*|org\\.(jsoup|owasp|ofdrw|w3c\\.dom|xml\\.sax)\\..*\
            |com\\.(openhtmltopdf|deepoove)\\..*|javax\\.imageio\\..*|javax\\.xml\\.(parsers|stream|transform|xpath|validation)\\..*\
            |java\\.util\\.zip\\.(ZipInputStream|ZipFile|GZIPInputStream|InflaterInputStream|Inflater)|java\\.util\\.jar\\..*|java\\.awt\\.image\\.BufferedImage""");

    /** What reads bytes, of the above: nothing that only writes may call it. */
    private static final Pattern READS = Pattern.compile("""
            org\\.apache\\.pdfbox\\.Loader\\..*|org\\.apache\\.tika\\..*|org\\.jsoup\\.Jsoup\\..*|javax\\.imageio\\.ImageIO\\.read|org\\.owasp\\..*\
            |org\\.apache\\.poi\\..*WorkbookFactory\\..*|org\\.apache\\.poi\\.openxml4j\\.opc\\.OPCPackage\\.open|.*\\.(ZipInputStream|ZipFile|GZIPInputStream)\\.<init>\
            |javax\\.xml\\.stream\\.XMLInputFactory\\..*|javax\\.xml\\.parsers\\..*Builder\\.parse|javax\\.xml\\.parsers\\.SAXParser\\.parse""");

    private enum Rule {
        /** Reached through a job only. */
        OPENS,
        /** Writes files of our own words and reads none; its fonts are those of this machine. */
        WRITES,
        /** Reads what this programme made, or what came with it. */
        OWN,
        /** Plain rows of text of bounded length, read one by one. */
        ROWS
    }

    private static final Map<String, Rule> TABLE = new TreeMap<>(Map.ofEntries(
            Map.entry("inspection.text.Concealment", Rule.OPENS), Map.entry("inspection.text.DocxReader", Rule.OPENS),
            Map.entry("inspection.text.HtmlReader", Rule.OPENS), Map.entry("inspection.text.PdfReader", Rule.OPENS),
            Map.entry("inspection.text.RuledPages", Rule.OPENS), Map.entry("inspection.text.Ruling", Rule.OPENS),
            Map.entry("inspection.file.Archive", Rule.OPENS), Map.entry("inspection.file.Sniffed", Rule.OPENS),
            Map.entry("inspection.file.XmlParts", Rule.OPENS), Map.entry("inspection.file.WordLook", Rule.OPENS),
            Map.entry("inspection.file.OfficeProperties", Rule.OPENS), Map.entry("inspection.file.SheetLook", Rule.OPENS), Map.entry("inspection.file.WorkbookParts", Rule.OPENS),
            Map.entry("inspection.file.OfdLook", Rule.OPENS), Map.entry("inspection.file.PdfLook", Rule.OPENS),
            Map.entry("inspection.file.OldOfficeLook", Rule.OPENS), Map.entry("inspection.file.CleanPdf", Rule.OPENS),
            Map.entry("inspection.file.CleanOffice", Rule.OPENS), Map.entry("inspection.file.CleanWords", Rule.OPENS),
            Map.entry("inspection.file.CleanSheets", Rule.OPENS), Map.entry("inspection.file.Markup", Rule.OPENS),
            Map.entry("publication.text.ReadBody", Rule.OPENS), Map.entry("publication.text.WordBody", Rule.OPENS), Map.entry("publication.text.Sanitized", Rule.OPENS),
            Map.entry("redaction.BarePicture", Rule.OPENS), Map.entry("reporting.print.SheetReport", Rule.WRITES),
            Map.entry("redaction.DrawPage", Rule.OPENS), Map.entry("redaction.LookAtFile", Rule.OPENS),
            Map.entry("redaction.OfficeFile", Rule.OPENS), Map.entry("redaction.OfficeProof", Rule.OPENS),
            Map.entry("redaction.PagePicture", Rule.OPENS), Map.entry("redaction.PdfFile", Rule.OPENS),
            Map.entry("redaction.PdfProof", Rule.OPENS), Map.entry("redaction.PdfWords", Rule.OPENS),
            Map.entry("redaction.PictureProof", Rule.OPENS), Map.entry("redaction.Pictures", Rule.OPENS),
            Map.entry("redaction.Proof", Rule.OPENS), Map.entry("redaction.SheetCopy", Rule.OPENS),
            Map.entry("redaction.SheetFile", Rule.OPENS), Map.entry("redaction.SheetNames", Rule.OPENS),
            Map.entry("redaction.SheetValues", Rule.OPENS), Map.entry("redaction.UnseenFont", Rule.OPENS),
            Map.entry("redaction.WordFields", Rule.OPENS), Map.entry("redaction.WordFile", Rule.OPENS),
            Map.entry("redaction.WordPicture", Rule.OPENS), Map.entry("redaction.WordText", Rule.OPENS),
            Map.entry("redaction.FileProperties", Rule.OPENS), Map.entry("redaction.PdfLines", Rule.OPENS), Map.entry("redaction.SheetLines", Rule.OPENS), Map.entry("redaction.WordLines", Rule.OPENS),
            Map.entry("redaction.Xml", Rule.OPENS),
            Map.entry("Gongkai", Rule.WRITES), Map.entry("letters.LetterFile", Rule.OWN), Map.entry("letters.LetterFont", Rule.WRITES),
            Map.entry("letters.LetterOfd", Rule.WRITES), Map.entry("letters.Sheets", Rule.WRITES), Map.entry("letters.TaggedPdf", Rule.WRITES),
            Map.entry("letters.BoardSheet", Rule.WRITES), Map.entry("publication.DemoFiles", Rule.WRITES), Map.entry("registers.FaultSheet", Rule.WRITES), Map.entry("registers.web.RegisterDump", Rule.WRITES),
            Map.entry("reporting.print.DocxReport", Rule.WRITES), Map.entry("syndication.web.AtomFeed", Rule.WRITES),
            Map.entry("casework.opening.OpeningPages", Rule.WRITES), Map.entry("casework.ordering.web.OrdersPages", Rule.WRITES), Map.entry("operation.RejectedRows", Rule.WRITES), Map.entry("syndication.web.RegisterFeeds", Rule.WRITES), Map.entry("syndication.web.FeedController", Rule.WRITES),
            Map.entry("syndication.web.RequestLogApi", Rule.WRITES),
            Map.entry("face.RenderedHtml", Rule.OWN), Map.entry("face.FilledForm", Rule.OWN), Map.entry("face.JoinedForms", Rule.OWN), Map.entry("face.KioskPage", Rule.OWN),
            Map.entry("face.ErrorsInOrder", Rule.OWN), Map.entry("face.Stage", Rule.OWN),
            Map.entry("publication.text.CleanHtml", Rule.OWN), Map.entry("publication.text.TypedBody", Rule.OWN), Map.entry("casework.bundle.DisputeBundle", Rule.OWN),
            Map.entry("publication.text.FreshPicture", Rule.OPENS), Map.entry("publication.body.ReadHtml", Rule.OWN), Map.entry("publication.body.Difference", Rule.OWN),
            Map.entry("publication.text.PrintedBody", Rule.OWN), Map.entry("pages.KeptPage", Rule.OWN), Map.entry("operation.export.SiteReader", Rule.OWN),
            Map.entry("operation.measure.Judged", Rule.OWN), Map.entry("operation.Restore", Rule.OWN), Map.entry("operation.PostgresBinaries", Rule.OWN),
            Map.entry("reading.OfficeProperties", Rule.OPENS), Map.entry("reading.ReadScan", Rule.OPENS), Map.entry("reading.MachineReading", Rule.OPENS), Map.entry("redaction.MachineWords", Rule.OPENS), Map.entry("tables.ReadSheet", Rule.OPENS),
            Map.entry("operation.DeadlineBatch", Rule.ROWS)));

    private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.gongkai");

    @Test
    @DisplayName("用到读写文件的库的每一个类都在表里，写明怎么用；表里没有多余的行")
    void everyUserHasARule() {
        Set<String> users = new TreeSet<>();
        for (JavaClass each : HOUSE) {
            if (each.getDirectDependenciesFromSelf().stream().anyMatch(uses -> LIBRARIES.matcher(uses.getTargetClass().getBaseComponentType().getName()).matches())) {
                users.add(place(each));
            }
        }
        assertThat(users).isEqualTo(TABLE.keySet());
    }

    @Test
    @DisplayName("打开文件的代码，沿着调用往上走，每一条路都经过一项工作")
    void openedThroughJobsOnly() {
        assertThat(waysAround(place -> TABLE.get(place) == Rule.OPENS)).as("they open foreign bytes in the process that serves the site").isEmpty();
    }

    @Test
    @DisplayName("（这样的查法确实找得到绕过工作的路：把清理好的正文也算作外来的，就有）")
    void waysAroundAreFound() {
        assertThat(waysAround(place -> TABLE.get(place) == Rule.OPENS || place.equals("publication.text.CleanHtml")))
                .anyMatch(way -> way.contains("publication.web")).noneMatch(way -> way.contains("redaction"));
    }

    /** Methods that nobody here calls and that lead, not by way of a job, to one of these classes. */
    private static Set<String> waysAround(Predicate<String> opens) {
        Set<JavaCodeUnit> reached = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        HOUSE.stream().filter(each -> opens.test(place(each)) && !isOfAJob(each)).forEach(each -> open.addAll(each.getCodeUnits()));
        Set<String> ways = new TreeSet<>();
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (!reached.add(unit)) {
                continue;
            }
            List<JavaCodeUnit> callers = unit.getAccessesToSelf().stream().map(JavaAccess::getOrigin).filter(origin -> !origin.equals(unit)).toList();
            if (callers.isEmpty() && !opens.test(place(unit.getOwner()))) {
                ways.add(unit.getFullName());
            }
            callers.stream().filter(origin -> !isOfAJob(origin.getOwner())).forEach(open::add);
        }
        return ways;
    }

    @Test
    @DisplayName("从打开文件的入口沿着调用往上走，没有一个方法带着数据库事务")
    void neverInsideATransaction() {
        Set<JavaCodeUnit> reached = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(HOUSE.get(ReadingRoom.class).getMethods().stream().filter(method -> method.getName().equals("open")).toList());
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (reached.add(unit)) {
                unit.getAccessesToSelf().forEach(access -> open.add(access.getOrigin()));
                unit.getOwner().getAllRawInterfaces().stream()
                        .flatMap(port -> port.tryGetMethod(unit.getName(), unit.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new)).stream())
                        .forEach(open::add);
            }
        }
        assertThat(reached).extracting(unit -> place(unit.getOwner()) + "." + unit.getName())
                .contains("publication.EditDraft.attach", "casework.release.Releases.draft", "reporting.LockAnnualReport.lock");
        assertThat(reached.stream().filter(unit -> unit.isAnnotatedWith(Transactional.class) || unit.getOwner().isAnnotatedWith(Transactional.class))
                .map(JavaCodeUnit::getFullName)).isEmpty();
    }

    @Test
    @DisplayName("只写文件的类不读文件")
    void writersDoNotRead() {
        Set<String> reading = HOUSE.stream().filter(each -> TABLE.get(place(each)) == Rule.WRITES)
                .flatMap(each -> each.getAccessesFromSelf().stream())
                .filter(access -> READS.matcher(access.getTargetOwner().getName() + "." + access.getTarget().getName()).matches()
                        || access.getTarget().getFullName().matches("org\\.apache\\.poi\\..*<init>\\(.*InputStream.*"))
                .map(JavaAccess::getDescription).collect(Collectors.toCollection(TreeSet::new));
        assertThat(reading).isEmpty();
    }

    @Test
    @DisplayName("每一项工作写明限时，没有参数的构造方法，并且有人交给子进程")
    void everyJobHasItsTime() {
        List<JavaClass> jobs = HOUSE.stream().filter(each -> each.isAssignableTo(Job.class) && !each.isEquivalentTo(Job.class)).toList();
        assertThat(jobs).hasSizeGreaterThanOrEqualTo(9);
        for (JavaClass job : jobs) {
            Class<?> type = job.reflect();
            assertThat(type.getAnnotation(Within.class)).as(job.getName()).isNotNull();
            assertThat(type.getDeclaredConstructors()).as(job.getName()).hasSize(1).allMatch(made -> made.getParameterCount() == 0);
            assertThat(Child.typeOf(type, 0).isRecordType()).as("parameters of " + job.getName()).isTrue();
        }
    }

    private static boolean isOfAJob(JavaClass each) {
        return each.isAssignableTo(Job.class) || each.getEnclosingClass().filter(OpenersTest::isOfAJob).isPresent();
    }

    private static String place(JavaClass each) {
        String name = each.getBaseComponentType().getName().replaceFirst("^org\\.gongkai\\.", "");
        return name.replaceFirst("\\$.*", "");
    }
}
