// Runs a stage of a Jenkinsfile with Groovy, the steps of Jenkins being closures that
// remember: the text as a JSON string a line in; the script, and which environment variable
// is bound to which credential, as JSON a line out.
import groovy.json.JsonOutput
import groovy.json.JsonSlurper

System.in.withReader("UTF-8") { lines ->
    def out = new PrintStream(System.out, true, "UTF-8")
    out.println("ready")
    lines.eachLine { line ->
        def scripts = []
        def bound = [:]
        def binding = new Binding()
        binding.stage = { String name, Closure body -> body() }
        binding.steps = { Closure body -> body() }
        binding.string = { Map credential -> credential }
        binding.withCredentials = { List credentials, Closure body ->
            credentials.each { bound[it.variable] = it.credentialsId }
            body()
        }
        binding.sh = { String script -> scripts << script }
        new GroovyShell(binding).evaluate(new JsonSlurper().parseText(line) as String)
        out.println(JsonOutput.toJson([scripts: scripts, bound: bound]))
    }
}
