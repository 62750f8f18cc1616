import java.io.File;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;

/** Loads each ontology with OWLAPI; prints its number of axioms, then a line for each that is outside OWL 2 DL. */
class Profile {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            var ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(file));
            System.out.println("axioms " + ontology.getAxiomCount());
            new OWL2DLProfile().checkOntology(ontology).getViolations().forEach(System.out::println);
        }
    }
}
