// One file through LibreOffice without a window: a profile with safe settings, a time limit, the result read back.
//
// In:  the bytes of a .doc, "doc", "docx"      Out: the bytes of a .docx with the same text, or why there are none
//
// LibreOffice takes its settings from a profile. Each conversion has one of its own, so that nothing of the user's is
// read or changed and two of them do not get into each other's way (a second start with the same profile would hand its
// file to the first).
#include "read/office/libreoffice.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "read/process.hpp"

namespace fenjie {
namespace {

namespace fs = std::filesystem;

// What starting the program takes on a slow machine, beside the time that reading the file may take.
constexpr unsigned kStartSeconds = 50;
// The program's own code and fonts: half a gigabyte of addresses.
constexpr std::uint64_t kLeastMemory = 1ULL << 30U;

// What a document must not do, whatever it asks for. Names that a version does not know are passed over.
constexpr std::string_view kSettings = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="CheckDocumentEvents" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisablePythonRuntime" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="UseSystemFileDialog" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Field" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.WriterWeb/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Office.Java/VirtualMachine"><prop oor:name="Enable" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetFTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetFTPProxyPort" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetNoProxy" oor:op="fuse"><value></value></prop></item>
</oor:items>
)";

bool write(const fs::path& path, std::string_view bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return static_cast<bool>(file.flush());
}

Conversion failed(std::string reason) {
    Conversion out;
    out.error = std::move(reason);
    return out;
}

}  // namespace

Conversion convert_by_libreoffice(std::string_view bytes, const std::string& extension, const std::string& target,
                                  const ReadSettings& settings) {
    const TemporaryFolder folder;
    if (folder.path().empty()) return failed("no temporary folder could be made to convert it in");
    const fs::path home = folder.path();
    const fs::path source = home / ("source." + extension);
    const fs::path result = home / "out" / ("source." + target);
    std::error_code failure;
    fs::create_directories(home / "profile" / "user", failure);
    if (failure || !write(home / "profile" / "user" / "registrymodifications.xcu", kSettings) || !write(source, bytes))
        return failed("the temporary folder is full");

    ProcessLimits limits;
    limits.seconds = settings.limits.time == 0 ? 0 : settings.limits.time + kStartSeconds;
    limits.memory = std::max(settings.limits.memory, kLeastMemory);
    limits.file = settings.limits.memory;
    limits.output = 1U << 20U;
    const ProcessResult run =
        run_process({"soffice", "-env:UserInstallation=file://" + (home / "profile").string(), "--headless",
                     "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--convert-to", target, "--outdir",
                     (home / "out").string(), source.string()},
                    {}, folder.path(), limits);
    using End = ProcessResult::End;
    if (run.end == End::failed_to_start)
        return failed("it is read by LibreOffice (soffice), which is not installed here; save it as ." + target);
    if (run.end == End::timed_out) {
        Conversion late =
            failed("LibreOffice takes longer than " + std::to_string(limits.seconds) + " s to convert it");
        late.error_kind = ReadError::Kind::over_time;
        return late;
    }
    const std::uintmax_t size = fs::file_size(result, failure);
    if (failure) return failed("LibreOffice cannot read it: it is damaged, or too large for the limits");
    if (size > settings.limits.memory)
        return failed("it becomes larger than the memory limit of " + std::to_string(settings.limits.memory) +
                      " bytes");
    Conversion out;
    std::ifstream file(result, std::ios::binary);
    out.bytes.assign(std::istreambuf_iterator<char>(file), {});
    return out;
}

}  // namespace fenjie
